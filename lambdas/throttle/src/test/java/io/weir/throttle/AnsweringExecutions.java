package io.weir.throttle;

import io.weir.execution.DescribeResult;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.Executions;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Step Functions with scripted answers to starts: one for ever, or several and then its own. */
class AnsweringExecutions implements Executions {
  private final World world;
  private final Deque<StartResult> answers;
  private final boolean forEver;

  AnsweringExecutions(World world, StartResult... answers) {
    this.world = world;
    this.answers = new ArrayDeque<>(List.of(answers));
    this.forEver = answers.length == 1;
  }

  @Override
  public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
    if (answers.isEmpty()) {
      return world.stepFunctions.start(machine, name, input);
    }
    return forEver ? answers.getFirst() : answers.removeFirst();
  }

  @Override
  public DescribeResult describe(ExecutionArn arn) {
    return world.stepFunctions.describe(arn);
  }

  @Override
  public StateMachineType type(StateMachineArn machine) {
    return world.stepFunctions.type(machine);
  }
}
