package io.weir.cli.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Decides at each request of the functions whether their process is to be killed: only while
 * messages wait to be started. Thread-safe.
 */
final class KillSchedule {
  /** A step that does not come within so many requests is not waited for any longer. */
  private static final int LEAST_PATIENCE = 8;

  /** Some ten hand-offs, each of which makes every step. */
  private static final int MOST_PATIENCE = 80;

  private static final int MESSAGES_PER_PATIENCE = 5;

  private static final long NOBODY = -1;

  private final int messages;
  private final int patience;
  private final Deque<Kill> coming;
  private final List<Kill> done = new ArrayList<>();
  private long lastKilled = NOBODY;
  private int started;
  private int requests;
  private int skipped;

  /** The kills of a run over so many messages, in the order in which they are due. */
  KillSchedule(List<Kill> plan, int messages) {
    this.messages = messages;
    patience = Math.clamp(messages / MESSAGES_PER_PATIENCE, LEAST_PATIENCE, MOST_PATIENCE);
    coming = new ArrayDeque<>(plan);
  }

  /**
   * Told of each request, before it is sent and after it was answered; a kill that is returned is
   * to be carried out, in its phase.
   *
   * @param pid of the process that makes it; one that was to be killed is not listened to any more
   * @param executions tells how many there are
   * @return at the step planned, or at any request if that did not come
   */
  synchronized Optional<Kill> at(long pid, Notice notice, String request, IntSupplier executions) {
    if (notice == Notice.AFTER && Step.START.matches(request)) {
      started = executions.getAsInt();
    }
    Kill next = coming.peekFirst();
    if (next == null
        || pid == lastKilled
        || !isDue(next)
        || notice != Notice.of(next.phase())
        || !isMoment(next, request)) {
      return Optional.empty();
    }
    Kill kill = next.step().matches(request) ? next : next.atAnyRequest();
    coming.removeFirst();
    done.add(kill);
    lastKilled = pid;
    requests = 0;
    skipped = 0;
    return Optional.of(kill);
  }

  /** The kills carried out so far. */
  synchronized List<Kill> done() {
    return List.copyOf(done);
  }

  private boolean isDue(Kill kill) {
    return started >= kill.afterStarts() && started < messages;
  }

  private boolean isMoment(Kill kill, String request) {
    requests++;
    boolean wanted = kill.step().matches(request) && ++skipped > kill.skip();
    return wanted || requests > patience;
  }
}
