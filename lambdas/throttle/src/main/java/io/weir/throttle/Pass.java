package io.weir.throttle;

import io.weir.execution.Executions;
import io.weir.execution.MessageFormat;
import io.weir.queue.MessageQueue;
import io.weir.queue.MessageQueues;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import io.weir.throttle.PassReport.End;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One run of the throttle over one queue: peek, receive, check, acquire, start, delete; repeated
 * until there is no room, no message, or no time.
 *
 * <p>Peek comes first: a pass that sees no room receives nothing, so that waiting costs no receive
 * count. Thread-safe; each {@link #run} is its own pass.
 */
public final class Pass {
  /** The most messages in hand at once: with ten semaphores their slots fill one transaction. */
  static final int BATCH_LIMIT = 90;

  /**
   * Tries to get the lease or leave word with its holder; each fails only if the holder changed.
   */
  private static final int ENTRY_LIMIT = 5;

  private final MessageQueues queues;
  private final Semaphores semaphores;
  private final PassLeases leases;
  private final Round round;
  private final Surroundings surroundings;

  /** Creates a pass over these ports. */
  public Pass(
      MessageQueues queues,
      Semaphores semaphores,
      Slots slots,
      PassLeases leases,
      Executions executions,
      MessageFormat format,
      Surroundings surroundings) {
    this.queues = queues;
    this.semaphores = semaphores;
    this.leases = leases;
    this.surroundings = surroundings;
    Releaser releaser = new Releaser(slots, surroundings);
    this.round =
        new Round(
            new Intake(format, executions),
            new Recognition(executions),
            new Starter(executions, slots, semaphores, releaser, surroundings),
            slots,
            semaphores,
            surroundings);
  }

  /**
   * Runs a pass and returns when every start it sent has been answered.
   *
   * @throws FifoQueueException if the queue is a FIFO queue
   * @throws io.weir.queue.UnknownQueueException if there is no such queue
   */
  public PassReport run(PassRequest request) {
    if (request.queue().isFifo()) {
      throw new FifoQueueException(request.queue());
    }
    Turn turn = new Turn(queues.open(request.queue()), request, surroundings.tokens().get());
    turn.tally().freed(request.freedAt());
    End end = enter(turn) ? work(turn) : End.LEFT_TO_HOLDER;
    tellKept(request.queue(), turn.tally());
    PassReport report = turn.tally().report(end);
    surroundings.listener().passEnded(request.queue(), report);
    return report;
  }

  /** One pass at its queue. */
  private record Turn(MessageQueue queue, PassRequest request, String owner, Tally tally) {
    Turn(MessageQueue queue, PassRequest request, String owner) {
      this(queue, request, owner, new Tally());
    }

    QueueUrl url() {
      return request.queue();
    }

    Instant deadline() {
      return request.deadline();
    }
  }

  private boolean enter(Turn turn) {
    if (!turn.request().patient()) {
      return takeOrLeaveWord(turn);
    }
    if (take(turn)) {
      turn.tally().unattendedSince(middleOfLastInterval());
      return true;
    }
    return waitForTurn(turn);
  }

  /**
   * The tick before left no slot free for a message that waited. Those that this one finds, and
   * nobody at work on them, were freed at some moment since: on average in the middle.
   */
  private Instant middleOfLastInterval() {
    return surroundings.now().minus(surroundings.timings().interval().dividedBy(2));
  }

  private boolean waitForTurn(Turn turn) {
    Duration lease = surroundings.timings().lease();
    while (surroundings.now().isBefore(turn.deadline())) {
      surroundings
          .delays()
          .pause(surroundings.delays().between(lease.dividedBy(30), lease.dividedBy(10)));
      if (take(turn)) {
        return true;
      }
    }
    return false;
  }

  private boolean takeOrLeaveWord(Turn turn) {
    for (int tries = 0; tries < ENTRY_LIMIT; tries++) {
      if (take(turn)) {
        return true;
      }
      if (leases.wake(turn.url(), turn.request().messageLimit(), surroundings.now())) {
        return false;
      }
    }
    return false;
  }

  private boolean take(Turn turn) {
    Instant now = surroundings.now();
    return leases.take(
        turn.url(), turn.owner(), now, leaseEnd(now, surroundings.timings().shortWait()));
  }

  /** Works, and once more for each time that others left word meanwhile. */
  private End work(Turn turn) {
    boolean back = false;
    try {
      End end = rounds(turn, turn.request());
      for (int noted = giveBack(turn); noted > 0; noted = giveBack(turn)) {
        end = rounds(turn, PassRequest.once(turn.url(), noted, turn.deadline()));
        turn.tally().moreRoom(turn.tally().moreRoom() || end == End.DEADLINE);
      }
      back = true;
      return end;
    } finally {
      if (!back) {
        giveBack(turn);
      }
    }
  }

  private int giveBack(Turn turn) {
    return leases.giveBack(turn.url(), turn.owner());
  }

  private End rounds(Turn turn, PassRequest request) {
    Tally tally = turn.tally();
    int inHandBefore = tally.inHand();
    int roundLimit = request.roundLimit();
    for (int rounds = 0; surroundings.now().isBefore(turn.deadline()); rounds++) {
      if (rounds >= roundLimit) {
        return End.ROUND_LIMIT;
      }
      int messagesLeft = request.messageLimit() - (tally.inHand() - inHandBefore);
      if (messagesLeft < 1) {
        return End.MESSAGE_LIMIT;
      }
      Room room = Room.peek(semaphores, turn.url());
      tally.looked(room, surroundings.now());
      int wanted = wanted(room, messagesLeft);
      if (wanted < 1) {
        tally.moreRoom(false);
        return End.NO_ROOM;
      }
      List<QueueMessage> messages = receive(turn, wanted, rounds > 0);
      if (messages.isEmpty() && !mayWait(turn)) {
        tally.moreRoom(false);
        return End.NO_MESSAGES;
      }
      tally.received(messages.size());
      tally.moreRoom(messages.size() >= wanted && room.free() > wanted);
      int givenBack = tally.givenBack();
      round.run(turn.queue(), room, messages, turn.deadline(), tally);
      // A slot freed while these were in hand had nobody to hand them to: look once more.
      if (tally.givenBack() > givenBack && roundLimit == request.roundLimit()) {
        roundLimit++;
      }
    }
    return End.DEADLINE;
  }

  private static int wanted(Room room, int messagesLeft) {
    int free = room.mustLearn() ? 1 : room.free();
    return Math.min(Math.min(free, BATCH_LIMIT), messagesLeft);
  }

  /** A short wait first; a patient pass then waits as long as its deadline allows. */
  private List<QueueMessage> receive(Turn turn, int wanted, boolean renew) {
    Duration shortWait =
        turn.request().lingers() ? wait(turn, surroundings.timings().shortWait()) : Duration.ZERO;
    if (renew) {
      renew(turn, shortWait);
    }
    List<QueueMessage> messages = receive(turn, wanted, shortWait);
    if (!messages.isEmpty() || !mayWait(turn)) {
      return messages;
    }
    Duration longWait = wait(turn, surroundings.timings().longWait());
    renew(turn, longWait);
    return receive(turn, wanted, longWait);
  }

  private List<QueueMessage> receive(Turn turn, int wanted, Duration wait) {
    return turn.queue().receive(wanted, wait, surroundings.timings().visibility());
  }

  private boolean mayWait(Turn turn) {
    return turn.request().patient() && wait(turn, surroundings.timings().longWait()).isPositive();
  }

  /** SQS waits for whole seconds; a wait ends before the deadline. */
  private Duration wait(Turn turn, Duration most) {
    Duration left = Duration.between(surroundings.now(), turn.deadline());
    Duration wait = left.compareTo(most) < 0 ? left : most;
    return wait.isNegative() ? Duration.ZERO : Duration.ofSeconds(wait.toSeconds());
  }

  private void renew(Turn turn, Duration wait) {
    leases.renew(turn.url(), turn.owner(), leaseEnd(surroundings.now(), wait));
  }

  /** The wait for messages does not count: who waits is at work. */
  private Instant leaseEnd(Instant now, Duration wait) {
    return now.plus(wait).plus(surroundings.timings().lease());
  }

  private void tellKept(QueueUrl queue, Tally tally) {
    Rejection first = tally.firstKept();
    if (first != null) {
      surroundings.listener().failedQueueMissing(queue, tally.kept(), first);
    }
  }
}
