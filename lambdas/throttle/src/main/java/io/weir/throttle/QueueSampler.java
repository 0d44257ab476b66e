package io.weir.throttle;

import io.weir.queue.MessageQueues;
import io.weir.queue.QueueException;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at every queue that has a semaphore: how many messages wait, and how many slots are free.
 * Only reads, one scan and one request a queue, and tells the listener. Thread-safe.
 */
public final class QueueSampler {
  private final MessageQueues queues;
  private final Semaphores semaphores;
  private final Surroundings surroundings;

  /** Creates the sampler over these ports. */
  public QueueSampler(MessageQueues queues, Semaphores semaphores, Surroundings surroundings) {
    this.queues = queues;
    this.semaphores = semaphores;
    this.surroundings = surroundings;
  }

  /** Looks at all queues once. One that cannot be read is told, and is no reason to stop. */
  public void sample() {
    Map<SemaphoreKey, SemaphoreState> all =
        semaphores.all().stream()
            .collect(Collectors.toMap(SemaphoreState::key, Function.identity()));
    List<SemaphoreState> own =
        all.values().stream().filter(state -> state.key().queue().isPresent()).toList();
    surroundings.parallel().map(own, state -> sample(state, all));
  }

  /** Returns whether the queue could be read. */
  private boolean sample(SemaphoreState own, Map<SemaphoreKey, SemaphoreState> all) {
    QueueUrl queue = own.key().queue().orElseThrow();
    try {
      Room room = Room.of(own, all);
      int backlog = queues.open(queue).backlog();
      surroundings
          .listener()
          .sampled(new QueueSample(queue, List.copyOf(room.all().values()), backlog, room.free()));
      return true;
    } catch (QueueException | SemaphoreException failure) {
      surroundings.listener().notSampled(queue, failure);
      return false;
    }
  }
}
