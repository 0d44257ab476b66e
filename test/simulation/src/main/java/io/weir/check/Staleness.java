package io.weir.check;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.ListResult;
import io.weir.execution.ListedExecution;
import io.weir.memory.MemoryExecutions;
import java.util.ArrayList;
import java.util.List;
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

  /** Tells whether a list may miss something, or tell of something that has changed. */
  static boolean mayListFormer(State state) {
    return state.executions().stream().anyMatch(each -> recent(state, each.arn()) != null);
  }

  /** Returns the stale answer to a describe or a list. */
  static Object former(State state, Call call) {
    Object about = call.about().getFirst();
    return about instanceof ExecutionStatus status
        ? new ListResult.Page(list(state, status), null)
        : description(former(state, (ExecutionArn) about));
  }

  private static DescribeResult description(@Nullable Execution former) {
    return former == null ? new DescribeResult.DoesNotExist() : new DescribeResult.Found(former);
  }

  private static List<ListedExecution> list(State state, ExecutionStatus status) {
    List<ListedExecution> listed = new ArrayList<>();
    for (MemoryExecutions.Entry entry : state.entries().values()) {
      Execution former = former(state, entry.execution().arn());
      if (former != null && former.status() == status) {
        listed.add(new ListedExecution(former.arn(), former.redriveCount(), entry.changedAt()));
      }
    }
    return listed;
  }

  /** Returns what an execution was before it changed lately; null where there was none. */
  private static @Nullable Execution former(State state, ExecutionArn arn) {
    History.Past past = recent(state, arn);
    return past == null ? state.execution(arn) : past.before();
  }

  private static History.@Nullable Past recent(State state, ExecutionArn arn) {
    History.Past past = state.history().pasts().get(arn);
    return past != null && state.now() - past.changedAt() < VirtualTime.STALE ? past : null;
  }
}
