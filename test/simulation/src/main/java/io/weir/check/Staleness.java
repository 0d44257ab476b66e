package io.weir.check;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import org.jspecify.annotations.Nullable;

/** What Step Functions may still tell of an execution that has changed. */
final class Staleness {
  private Staleness() {}

  /** Tells whether the execution may be told as absent. */
  static boolean mayBeAbsent(State state, ExecutionArn arn) {
    History.Past past = recent(state, arn);
    return past != null && past.before() == null;
  }

  /** Tells whether the execution may be told with its former status. */
  static boolean mayBeFormer(State state, ExecutionArn arn) {
    History.Past past = recent(state, arn);
    return past != null && past.before() != null;
  }

  static DescribeResult former(State state, Call call) {
    History.Past past = recent(state, (ExecutionArn) call.about().getFirst());
    Execution before = past == null ? null : past.before();
    return before == null ? new DescribeResult.DoesNotExist() : new DescribeResult.Found(before);
  }

  private static History.@Nullable Past recent(State state, ExecutionArn arn) {
    History.Past past = state.history().pasts().get(arn);
    return past != null && state.now() - past.changedAt() < VirtualTime.STALE ? past : null;
  }
}
