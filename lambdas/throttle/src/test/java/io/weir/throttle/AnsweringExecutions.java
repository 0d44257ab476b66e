package io.weir.throttle;

import io.weir.execution.ExecutionName;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Step Functions with scripted answers to starts: one for ever, or several and then its own. */
class AnsweringExecutions extends ForwardingExecutions {
  private final Deque<StartResult> answers;
  private final boolean forEver;

  AnsweringExecutions(World world, StartResult... answers) {
    super(world.stepFunctions);
    this.answers = new ArrayDeque<>(List.of(answers));
    this.forEver = answers.length == 1;
  }

  @Override
  public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
    if (answers.isEmpty()) {
      return super.start(machine, name, input);
    }
    return forEver ? answers.getFirst() : answers.removeFirst();
  }
}
