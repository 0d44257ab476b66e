package io.weir.throttle;

import io.weir.queue.MessageQueue;
import io.weir.queue.MessageQueue.Quarantined;
import io.weir.queue.QueueMessage;
import io.weir.queue.Rejection;
import io.weir.semaphore.FailureRun;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes messages in hand through check, acquire and start, and lets go of each. Thread-safe. */
final class Round {
  /** Permanent failures of one cause in a row after which nothing more is started. */
  static final int FAILURE_RUN_LIMIT = 20;

  /** Strangers name machines: what is remembered of them has a bound. */
  private static final int STATE_MACHINE_LIMIT = 100;

  private final Intake intake;
  private final Recognition recognition;
  private final Starter starter;
  private final Slots slots;
  private final Semaphores semaphores;
  private final Surroundings surroundings;

  Round(
      Intake intake,
      Recognition recognition,
      Starter starter,
      Slots slots,
      Semaphores semaphores,
      Surroundings surroundings) {
    this.intake = intake;
    this.recognition = recognition;
    this.starter = starter;
    this.slots = slots;
    this.semaphores = semaphores;
    this.surroundings = surroundings;
  }

  void run(
      MessageQueue queue, Room peeked, List<QueueMessage> messages, Instant deadline, Tally tally) {
    Intake.Checked checked =
        intake.check(messages, queue.settings(), peeked.own(), surroundings.now().toEpochMilli());
    letGo(queue, checked.dispositions(), tally);
    if (checked.candidates().isEmpty()) {
      return;
    }
    Room room = learn(queue, peeked, checked.candidates(), tally);
    Acquisition.Outcome acquired =
        new Acquisition(
                queue.settings().url(), slots, recognition, surroundings, room.all(), deadline)
            .acquire(checked.candidates());
    tally.took(acquired.held().size());
    letGo(queue, acquired.dispositions(), tally);
    List<Disposition> started = starter.start(acquired.held(), deadline);
    recordFailures(room.own(), started);
    rememberStateMachines(room.own(), acquired.held(), started);
    letGo(queue, started, tally);
  }

  /** A slot may be gone when its execution is redriven: so the reconciler knows where to look. */
  private void rememberStateMachines(
      SemaphoreState own, List<Acquisition.Held> held, List<Disposition> started) {
    IntStream.range(0, held.size())
        .filter(i -> started.get(i) instanceof Disposition.Started)
        .mapToObj(i -> held.get(i).slot().stateMachine().unqualified())
        .distinct()
        .filter(machine -> !own.stateMachines().contains(machine))
        .limit(STATE_MACHINE_LIMIT - Math.min(STATE_MACHINE_LIMIT, own.stateMachines().size()))
        .forEach(machine -> semaphores.addStateMachine(own.key(), machine));
  }

  /** Learns from the message sent last, if messages have a say, and then sees what came of it. */
  private Room learn(MessageQueue queue, Room peeked, List<Candidate> candidates, Tally tally) {
    SemaphoreState own = peeked.own();
    Candidate last = lastSent(candidates);
    int limit = last.request().executionLimit().orElse(-1);
    Instant sentAt = last.message().sentAt();
    if (limit < 0 || !own.limits().wouldLearn(limit, sentAt)) {
      return peeked;
    }
    semaphores.learn(own.key(), limit, sentAt);
    Room room = Room.peek(semaphores, queue.settings().url());
    tally.looked(room, surroundings.now());
    return room;
  }

  private static Candidate lastSent(List<Candidate> candidates) {
    return candidates.stream()
        .max(Comparator.comparing((Candidate each) -> each.message().sentAt()))
        .orElseThrow();
  }

  private void recordFailures(SemaphoreState own, List<Disposition> started) {
    FailureRun run = own.failureRun();
    for (Disposition each : started) {
      if (each instanceof Disposition.Refused(QueueMessage message, Rejection rejection)) {
        run = run.andThen(rejection.reason().code());
      } else if (each instanceof Disposition.Started) {
        run = FailureRun.NONE;
      }
    }
    if (!run.equals(own.failureRun())) {
      semaphores.recordFailures(own.key(), run);
    }
    if (run.count() >= FAILURE_RUN_LIMIT) {
      pause(own.key(), run.count() + " starts in a row refused: " + run.cause());
    }
  }

  private void pause(SemaphoreKey key, String reason) {
    semaphores.pause(key, reason);
    surroundings.listener().paused(key, reason);
  }

  private void letGo(MessageQueue queue, List<Disposition> dispositions, Tally tally) {
    dispositions.forEach(tally::count);
    queue.delete(messages(dispositions, Round::isDone));
    List<QueueMessage> givenBack =
        messages(dispositions, each -> each instanceof Disposition.GiveBack);
    if (!givenBack.isEmpty()) {
      queue.giveBack(givenBack, giveBackDelay());
    }
    quarantine(queue, dispositions, tally);
  }

  private static boolean isDone(Disposition disposition) {
    return disposition instanceof Disposition.Started
        || disposition instanceof Disposition.AlreadyStarted;
  }

  private Duration giveBackDelay() {
    return surroundings
        .delays()
        .between(surroundings.timings().giveBackAtLeast(), surroundings.timings().giveBackAtMost());
  }

  private void quarantine(MessageQueue queue, List<Disposition> dispositions, Tally tally) {
    List<Faulty> faulty =
        dispositions.stream().map(Round::faulty).filter(each -> each != null).toList();
    List<Quarantined> results =
        surroundings
            .parallel()
            .map(faulty, each -> queue.quarantine(each.message(), each.rejection()));
    for (int i = 0; i < faulty.size(); i++) {
      tell(queue, faulty.get(i), results.get(i), tally);
    }
  }

  private void tell(MessageQueue queue, Faulty faulty, Quarantined result, Tally tally) {
    switch (result) {
      case MOVED -> {
        tally.quarantined(1);
        surroundings
            .listener()
            .quarantined(queue.settings().url(), faulty.message(), faulty.rejection());
      }
      case NO_FAILED_QUEUE -> tally.kept(faulty.rejection());
    }
  }

  private record Faulty(QueueMessage message, Rejection rejection) {}

  private static @Nullable Faulty faulty(Disposition disposition) {
    return switch (disposition) {
      case Disposition.Quarantine(var message, var rejection) -> new Faulty(message, rejection);
      case Disposition.Refused(var message, var rejection) -> new Faulty(message, rejection);
      default -> null;
    };
  }

  private static List<QueueMessage> messages(
      List<Disposition> dispositions, Predicate<Disposition> which) {
    return dispositions.stream().filter(which).map(Disposition::message).toList();
  }
}
