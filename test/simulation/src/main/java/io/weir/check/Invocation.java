package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.queue.QueueUrl;
import io.weir.throttle.StatusChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A invocation that is due or in mid-air: what it was asked to do, and every answer it had so far.
 * The production code is deterministic given those, so they are all of its state.
 *
 * @param id no other invocation has had it
 * @param kind what it runs
 * @param number tells it from others of its kind in a trace
 * @param queue which queue a pass is over; null for others
 * @param changes what a completion was told
 * @param began when it began, in seconds
 * @param log the answers, in order
 * @param pending the call that it makes next
 * @param sentAt when that request was sent; -1 if it has not been, or lands at once
 * @param isSlow whether time passes while it is at work
 * @param isFaulted whether an answer was a fault
 * @param from the first answer that its future depends on: that of the round it is at
 * @param mentions the executions that its future may be about, as {@link Mentions}
 */
record Invocation(
    int id,
    Kind kind,
    int number,
    @Nullable QueueUrl queue,
    List<StatusChange> changes,
    int began,
    List<Answer> log,
    Call pending,
    int sentAt,
    boolean isSlow,
    boolean isFaulted,
    int from,
    int mentions) {
  /** What an invocation runs. */
  enum Kind {
    TICK("throttler"),
    FILL("triggered pass"),
    COMPLETION("completion"),
    ROUND("the reconciler");

    final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  /**
   * An answer.
   *
   * @param value what was returned, or the exception thrown
   * @param asked when the question was sent: the time that the code before it read
   */
  record Answer(Call call, Object value, int asked) {}

  static Invocation due(int id, Kind kind, int number, @Nullable QueueUrl queue, int now) {
    return new Invocation(
        id, kind, number, queue, List.of(), now, List.of(), Call.RETURN, -1, false, false, 0, 0);
  }

  static Invocation completion(int id, int number, List<StatusChange> changes, int now) {
    return new Invocation(
        id,
        Kind.COMPLETION,
        number,
        null,
        changes,
        now,
        List.of(),
        Call.RETURN,
        -1,
        false,
        false,
        0,
        Mentions.of(changes.stream().map(StatusChange::execution).toList()));
  }

  /** Returns the invocation after an answer, with its next call. */
  Invocation after(Answer answer, Call next, boolean faulted) {
    List<Answer> answers = new ArrayList<>(log.size() + 1);
    answers.addAll(log);
    answers.add(answer);
    boolean begins = beginsRound(answers, next);
    int more = Mentions.of(answer.call().about()) | Mentions.of(answer.value());
    return new Invocation(
        id,
        kind,
        number,
        queue,
        changes,
        began,
        answers,
        next,
        -1,
        isSlow,
        isFaulted || faulted,
        begins ? answers.size() : from,
        begins ? 0 : mentions | more);
  }

  /**
   * A pass begins a round by looking at its queue's own semaphore. By then it has let go of every
   * message, and a hand-off has released what it will.
   */
  private boolean beginsRound(List<Answer> answers, Call next) {
    boolean peeks = next.op() == Op.PEEK && !next.about().contains(Places.PROVIDER);
    return peeks
        && (isPass() || (kind == Kind.COMPLETION && !isFaulted && has(answers, Op.RELEASE)))
        && !has(answers, Op.RETURN_LEASE);
  }

  private static boolean has(List<Answer> answers, Op op) {
    return answers.stream().anyMatch(each -> each.call().op() == op);
  }

  /** Tells whether it has been at such a call. */
  boolean has(Op op) {
    return has(log, op);
  }

  boolean isPass() {
    return kind == Kind.TICK || kind == Kind.FILL;
  }

  /** Tells whether it has released all it will, and only hands off. */
  boolean isHandingOff() {
    return !isPass() && from > 0;
  }

  Invocation with(Call next) {
    return new Invocation(
        id, kind, number, queue, changes, began, log, next, sentAt, isSlow, isFaulted, from,
        mentions);
  }

  Invocation sent(int now) {
    return new Invocation(
        id, kind, number, queue, changes, began, log, pending, now, isSlow, isFaulted, from,
        mentions);
  }

  Invocation slow() {
    return new Invocation(
        id, kind, number, queue, changes, began, log, pending, sentAt, true, true, from, mentions);
  }

  /** Tells whether the ports have answered it nothing yet. */
  boolean isFresh() {
    return log.isEmpty();
  }

  /** Names it as the subject of a sentence. */
  @Override
  public String toString() {
    String which = kind == Kind.ROUND ? kind.title : kind.title + " " + number;
    return queue == null || queue.name().equals("a") ? which : which + " of " + queue.name();
  }
}
