package io.weir.throttle;

import io.weir.execution.ExecutionArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Claim;
import io.weir.semaphore.Permit;
import io.weir.semaphore.Refusal;
import io.weir.semaphore.Refusal.RefusedSemaphore;
import io.weir.semaphore.Refusal.RefusedSlot;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import io.weir.throttle.Recognition.Recognized;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes slots for messages, all of them in one transaction.
 *
 * <p>A refusal names who refused, so each further transaction is smaller: a semaphore that is
 * fuller than believed gives up the surplus, a slot left by an earlier attempt for the same message
 * is taken over, a slot of another message is looked into. One use, one thread.
 */
final class Acquisition {
  /** Transactions refused by a conflict before the messages are given back. */
  static final int CONFLICT_LIMIT = 8;

  /** All transactions for one batch, refusals included: each refusal settles an entry or more. */
  static final int SEND_LIMIT = 24;

  private final QueueUrl queue;
  private final Slots slots;
  private final Recognition recognition;
  private final Surroundings surroundings;
  private final Instant deadline;
  private final Map<SemaphoreKey, SemaphoreState> semaphores;
  private final Map<ExecutionArn, Entry> open = new LinkedHashMap<>();
  private final List<Disposition> dispositions = new ArrayList<>();

  Acquisition(
      QueueUrl queue,
      Slots slots,
      Recognition recognition,
      Surroundings surroundings,
      Map<SemaphoreKey, SemaphoreState> semaphores,
      Instant deadline) {
    this.queue = queue;
    this.slots = slots;
    this.recognition = recognition;
    this.surroundings = surroundings;
    this.semaphores = new LinkedHashMap<>(semaphores);
    this.deadline = deadline;
  }

  /** A candidate and the slot it holds. */
  record Held(Candidate candidate, Slot slot) {}

  /** Candidates that hold their slot, and what becomes of the other messages. */
  record Outcome(List<Held> held, List<Disposition> dispositions) {}

  /** A candidate on its way, and the slot it wants to take over, if it met one. */
  private record Entry(Candidate candidate, @Nullable Slot former) {}

  /** Acquires for candidates of the queue, each of a different execution. */
  Outcome acquire(List<Candidate> candidates) {
    candidates.forEach(candidate -> open.put(candidate.arn(), new Entry(candidate, null)));
    int conflicts = 0;
    for (int sends = 0; sends < SEND_LIMIT; sends++) {
      giveBackSurplus();
      if (open.isEmpty() || !surroundings.now().isBefore(deadline)) {
        break;
      }
      Map<ExecutionArn, Claim> claims = claims();
      switch (slots.acquire(permits(claims), List.copyOf(claims.values()))) {
        case AcquireResult.Acquired _ -> {
          return new Outcome(held(claims), dispositions);
        }
        case AcquireResult.Refused(Refusal refusal) -> settle(refusal);
        case AcquireResult.Contended _ -> {
          if (++conflicts > CONFLICT_LIMIT) {
            return givenUp();
          }
          surroundings.backOff(conflicts);
        }
      }
    }
    return givenUp();
  }

  private Outcome givenUp() {
    open.values().forEach(entry -> giveBack(entry.candidate()));
    return new Outcome(List.of(), dispositions);
  }

  private void giveBackSurplus() {
    int room = semaphores.values().stream().mapToInt(SemaphoreState::room).min().orElse(0);
    List<Candidate> surplus =
        open.values().stream()
            .filter(entry -> entry.former() == null)
            .skip(room)
            .map(Entry::candidate)
            .toList();
    surplus.forEach(candidate -> open.remove(candidate.arn()));
    surplus.forEach(this::giveBack);
  }

  /** The stamp is read before the request, so that it is never later than the slot. */
  private Map<ExecutionArn, Claim> claims() {
    Instant stamp = surroundings.now();
    Map<ExecutionArn, Claim> claims = new LinkedHashMap<>();
    open.forEach((arn, entry) -> claims.put(arn, claim(entry, stamp)));
    return claims;
  }

  private Claim claim(Entry entry, Instant stamp) {
    String token = surroundings.tokens().get();
    Slot former = entry.former();
    return former == null
        ? new Claim.NewSlot(newSlot(entry.candidate(), token, stamp))
        : new Claim.TakeOver(former.takenOver(token, stamp), former.token());
  }

  private Slot newSlot(Candidate candidate, String token, Instant stamp) {
    Map<SemaphoreKey, Integer> one = new LinkedHashMap<>();
    semaphores.keySet().forEach(key -> one.put(key, 1));
    return new Slot(
        candidate.arn(),
        queue,
        one,
        token,
        candidate.origin(),
        stamp,
        stamp.toEpochMilli(),
        1,
        0,
        null,
        candidate.request().stateMachine());
  }

  private List<Permit> permits(Map<ExecutionArn, Claim> claims) {
    int count = (int) claims.values().stream().filter(Claim.NewSlot.class::isInstance).count();
    if (count == 0) {
      return List.of();
    }
    return semaphores.values().stream()
        .map(state -> new Permit(state.key(), count, state.limits().inForce().orElse(0)))
        .toList();
  }

  private List<Held> held(Map<ExecutionArn, Claim> claims) {
    return open.values().stream()
        .map(Entry::candidate)
        .map(candidate -> new Held(candidate, claimed(claims, candidate).slot()))
        .toList();
  }

  private static Claim claimed(Map<ExecutionArn, Claim> claims, Candidate candidate) {
    Claim claim = claims.get(candidate.arn());
    if (claim == null) {
      throw new IllegalStateException("no claim was sent for " + candidate.arn());
    }
    return claim;
  }

  private void settle(Refusal refusal) {
    refusal.semaphores().forEach(this::believe);
    refusal.slots().forEach(this::settle);
  }

  private void believe(RefusedSemaphore refused) {
    SemaphoreState found = refused.found();
    semaphores.put(refused.key(), found == null ? SemaphoreState.absent(refused.key()) : found);
  }

  private void settle(RefusedSlot refused) {
    Entry entry = open.remove(refused.holder());
    if (entry == null) {
      throw new IllegalStateException("refused, but never asked for: " + refused.holder());
    }
    Slot found = refused.found();
    if (found == null || entry.former() != null) {
      giveBack(entry.candidate());
    } else if (isSameRequest(entry.candidate(), found) && found.queueUrl().equals(queue)) {
      takeOverNext(entry.candidate(), found);
    } else {
      dispositions.add(heldByAnother(entry.candidate(), found));
    }
  }

  private static boolean isSameRequest(Candidate candidate, Slot found) {
    return found.isFor(candidate.origin().bodyHash());
  }

  private void takeOverNext(Candidate candidate, Slot found) {
    Slot.Origin origin = found.message();
    if (origin != null && !origin.messageId().equals(candidate.message().messageId())) {
      surroundings
          .listener()
          .duplicateMessage(found.queueUrl(), candidate.message(), found.holder());
    }
    open.put(candidate.arn(), new Entry(candidate, found));
  }

  /**
   * The slot of another body, of the same one read from another queue, or an adopted one. Its name
   * is only then known to be in use when an execution has it, or a message with another body will.
   */
  private Disposition heldByAnother(Candidate candidate, Slot found) {
    boolean otherBody = found.message() != null && !isSameRequest(candidate, found);
    return switch (recognition.of(candidate)) {
      case Recognized.Own _ -> new Disposition.AlreadyStarted(candidate.message());
      case Recognized.Foreign _ -> Intake.nameInUse(candidate);
      case Recognized.Absent _ when otherBody -> Intake.nameInUse(candidate);
      case Recognized.Absent _ -> new Disposition.GiveBack(candidate.message());
      case Recognized.Unknown _ -> new Disposition.GiveBack(candidate.message());
    };
  }

  private void giveBack(Candidate candidate) {
    dispositions.add(new Disposition.GiveBack(candidate.message()));
  }
}
