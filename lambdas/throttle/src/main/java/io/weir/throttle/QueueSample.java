package io.weir.throttle;

import static java.util.Objects.requireNonNull;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreState;
import java.util.List;

/**
 * A queue at one moment.
 *
 * @param queue which queue
 * @param semaphores those its messages take: its own first, then the shared ones
 * @param backlog about how many messages wait
 * @param room how many of them could have a slot of all its semaphores
 */
public record QueueSample(QueueUrl queue, List<SemaphoreState> semaphores, int backlog, int room) {
  public QueueSample {
    requireNonNull(queue);
    semaphores = List.copyOf(semaphores);
  }

  /** Returns the slots that are free although a message waits for each. */
  public int idleSlots() {
    return Math.min(room, backlog);
  }

  /** Returns the semaphores that a waiting message waits for; none where nothing waits. */
  public List<SemaphoreState> waitedFor() {
    return backlog == 0
        ? List.of()
        : semaphores.stream().filter(semaphore -> semaphore.room() == 0).toList();
  }
}
