package io.weir.check;

import io.weir.check.Engine.Made;
import io.weir.check.Invocation.Answer;
import io.weir.execution.DescribeResult;
import io.weir.execution.ListResult;
import io.weir.execution.StartResult;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreState;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells moves in words. */
final class Sentences {
  private Sentences() {}

  static String of(State before, Move move, Made made) {
    return switch (move) {
      case Move.Step(int index, Variant variant) ->
          step(before.invocations().get(index), variant, made);
      case Move.Send(int index) ->
          "%s sends: %s".formatted(invocation(before, index), invocation(before, index).pending());
      case Move.Crash(int index) -> invocation(before, index) + " dies";
      case Move.SlowDown(int index) -> invocation(before, index) + " becomes slow";
      case Move.Deliver(var events) ->
          "a completion is told "
              + String.join(
                  ", and ", events.stream().map(i -> before.events().get(i).toString()).toList());
      case Move.End(var executions, var telling) ->
          "%s %s; %s"
              .formatted(
                  Names.of(executions), executions.size() == 1 ? "ends" : "end", telling.words);
      case Move.Redrive(var execution, boolean lost) ->
          "%s is redriven%s".formatted(Names.of(execution), lost ? "; the event is lost" : "");
      case Move.Rerun(var execution) ->
          "somebody runs the input of " + Names.of(execution) + " again, under another name";
      case Move.SendBack(_, var message) ->
          "an operator sends " + message.body() + " back from the failed queue";
      case Move.Redeliver(_, var message) ->
          "SQS makes " + Names.of(message) + " visible while it is in hand";
      case Move.Deploy(var semaphore, int limit) ->
          "a deployment sets the limit of %s to %d".formatted(Names.of(semaphore), limit);
      case Move.Wait() -> "time passes";
    };
  }

  private static Invocation invocation(State state, int index) {
    return state.invocations().get(index);
  }

  private static String step(Invocation invocation, Variant variant, Made made) {
    Answer answer = made.run() == null ? null : made.run().answer();
    String value = answer == null || variant != Variant.NORMAL ? "" : answer(answer.value());
    RuntimeException failure = made.run() == null ? null : made.run().failure();
    String end = failure == null ? "" : "; it fails: " + failure.getMessage();
    return invocation + " " + invocation.pending() + variant.words + value + end;
  }

  private static String answer(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Boolean done -> done ? "" : ": no";
      case Map<?, ?> many -> ": " + list(many.values());
      case Census(_, var slots) -> ": " + list(slots);
      case Collection<?> many -> ": " + list(many);
      case AcquireResult.Refused _ -> ": refused";
      case ReleaseResult.Refused _ -> ": refused";
      case StartResult.AlreadyExists _ -> ": already exists";
      case DescribeResult.DoesNotExist _ -> ": does not exist";
      case DescribeResult.Found(var execution) ->
          ": " + execution.status() + run(execution.redriveCount());
      case ListResult.Page(var listed, _) -> ": " + list(listed);
      default -> "";
    };
  }

  private static String run(int redriveCount) {
    return redriveCount == 0 ? "" : ", redriven";
  }

  private static String list(Collection<?> many) {
    return many.isEmpty() ? "nothing" : Names.of(many.stream().map(Sentences::brief).toList());
  }

  private static Object brief(Object value) {
    return value instanceof SemaphoreState semaphore
        ? "%s %d of %d"
            .formatted(
                Names.of(semaphore.key()), semaphore.used(), semaphore.limits().inForce().orElse(0))
        : value;
  }
}
