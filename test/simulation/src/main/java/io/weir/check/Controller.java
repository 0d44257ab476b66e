package io.weir.check;

import static java.util.Objects.requireNonNull;

import io.weir.check.Call.Op;
import io.weir.check.Invocation.Answer;
import io.weir.execution.DescribeResult;
import io.weir.execution.StartResult;
import io.weir.queue.Rejection;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreState;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the production code and its ports. It feeds an invocation the answers it had, lets
 * one call through, notes the answer, and stops the invocation at its next call. One thread.
 */
final class Controller {
  /** The answer of a call that answers nothing. */
  private static final Boolean DONE = true;

  private List<Answer> log = List.of();
  private int cursor;
  private int now;
  private int sentAt;
  private @Nullable Variant variant;
  private @Nullable Answer answer;
  private @Nullable Call pending;
  private @Nullable Census census;
  private boolean clockRead;
  private int tokens;
  private int invocation;
  private @Nullable State state;

  /**
   * How far an invocation came.
   *
   * @param answer of the call let through; null where there was none
   * @param pending its next call; null where it ended
   * @param failure what it ended with; null where it ended well
   */
  record Run(@Nullable Answer answer, @Nullable Call pending, @Nullable RuntimeException failure) {}

  /**
   * Runs an invocation.
   *
   * @param let how the pending call goes; null to stop before it
   */
  Run run(State world, Invocation which, @Nullable Variant let, Runnable body) {
    state = world;
    log = which.log();
    cursor = 0;
    now = world.now();
    sentAt = which.sentAt();
    variant = let;
    answer = null;
    pending = null;
    census = null;
    clockRead = false;
    tokens = 0;
    invocation = which.id();
    try {
      body.run();
      boolean lingers = which.isSlow() && clockRead && let != null;
      return new Run(answer, lingers ? Call.RETURN : null, null);
    } catch (Suspended atNextCall) {
      return new Run(answer, pending, null);
    } catch (RuntimeException failure) {
      return new Run(answer, null, failure);
    }
  }

  /** Answers a call: as it was answered before, or for the first time, or never. */
  <T> T call(Class<T> type, Call call, Supplier<? extends T> perform) {
    if (pending != null) {
      throw new Suspended();
    }
    if (cursor < log.size()) {
      return give(type, log.get(cursor++).value());
    }
    if (variant == null || answer != null) {
      pending = call;
      throw new Suspended();
    }
    Object value = value(variant, call, perform);
    answer = new Answer(call, value, asked());
    clockRead = false;
    return give(type, value);
  }

  /** Answers a call that answers nothing. */
  void run(Call call, Runnable perform) {
    call(
        Boolean.class,
        call,
        () -> {
          perform.run();
          return DONE;
        });
  }

  /** Answers all semaphores; the next scan is answered by what was read with them. */
  List<SemaphoreState> census(Supplier<Census> read) {
    Census taken = call(Census.class, new Call(Op.CENSUS, List.of()), read);
    census = taken;
    return taken.semaphores();
  }

  @Nullable Census takenCensus() {
    Census taken = census;
    census = null;
    return taken;
  }

  private static <T> T give(Class<T> type, Object value) {
    if (value instanceof RuntimeException failure) {
      throw failure;
    }
    return type.cast(value);
  }

  private Object value(Variant how, Call call, Supplier<?> perform) {
    return switch (how) {
      case NORMAL, HALF -> perform(perform);
      case FAILED_BEFORE -> new SemaphoreException("no answer");
      case FAILED_AFTER -> {
        perform(perform);
        yield new SemaphoreException("no answer");
      }
      case CONTENDED ->
          call.op() == Call.Op.RELEASE
              ? new ReleaseResult.Contended()
              : new AcquireResult.Contended();
      case UNCLEAR_BEFORE -> new StartResult.Unclear("no answer");
      case UNCLEAR_AFTER -> {
        perform(perform);
        yield new StartResult.Unclear("no answer");
      }
      case THROTTLED -> new StartResult.Throttled();
      case REFUSED ->
          new StartResult.Refused(
              new Rejection(Rejection.Reason.REFUSED_BY_STEP_FUNCTIONS, "refused"));
      case STALE_ABSENT -> new DescribeResult.DoesNotExist();
      case STALE_STATUS -> Staleness.former(requireNonNull(state), call);
    };
  }

  private static Object perform(Supplier<?> perform) {
    try {
      return perform.get();
    } catch (RuntimeException failure) {
      return failure;
    }
  }

  /** The time as the invocation reads it: that of its next question. */
  Instant instant() {
    clockRead = true;
    return VirtualTime.at(cursor < log.size() ? log.get(cursor).asked() : asked());
  }

  private int asked() {
    return answer == null && sentAt >= 0 ? sentAt : now;
  }

  /** A new token, the same on each replay. */
  String token() {
    return token(invocation, ++tokens);
  }

  /** Returns the token by which an invocation's pass holds its lease. */
  static String firstToken(Invocation which) {
    return token(which.id(), 1);
  }

  private static String token(int invocation, int number) {
    return invocation + "." + number;
  }
}
