package io.weir.throttle;

import io.weir.execution.ExecutionStatus;
import io.weir.execution.ListResult;
import io.weir.execution.StateMachineArn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Its lists are empty, as late lists are. */
final class UnlistedExecutions extends ForwardingExecutions {
  UnlistedExecutions(World world) {
    super(world.stepFunctions);
  }

  @Override
  public ListResult list(StateMachineArn machine, ExecutionStatus status, @Nullable String page) {
    return new ListResult.Page(List.of(), null);
  }
}
