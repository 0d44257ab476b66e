package io.weir.check;

import io.weir.queue.QueueUrl;
import io.weir.throttle.StatusChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that is due or in mid-air: what it was asked to do, and every answer it had so far. The
 * production code is deterministic given those, so they are all of its state.
 *
 * @param id no other process has had it
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
 * @param mentions the executions it knows of, as {@link Mentions}
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
    int mentions) {
  /** What a process runs. */
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
        id, kind, number, queue, List.of(), now, List.of(), Call.RETURN, -1, false, false, 0);
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
        Mentions.of(changes.stream().map(StatusChange::execution).toList()));
  }

  /** Returns the process after an answer, with its next call. */
  Invocation after(Answer answer, Call next, boolean faulted) {
    List<Answer> answers = new ArrayList<>(log.size() + 1);
    answers.addAll(log);
    answers.add(answer);
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
        mentions | more);
  }

  Invocation with(Call next) {
    return new Invocation(
        id, kind, number, queue, changes, began, log, next, sentAt, isSlow, isFaulted, mentions);
  }

  Invocation sent(int now) {
    return new Invocation(
        id, kind, number, queue, changes, began, log, pending, now, isSlow, isFaulted, mentions);
  }

  Invocation slow() {
    return new Invocation(
        id, kind, number, queue, changes, began, log, pending, sentAt, true, true, mentions);
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
