package io.weir.infra.construct;

import java.util.List;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Token;

/** State machines' ARNs. */
final class StateMachines {
  private static final String STATE_MACHINE = ":stateMachine:";
  private static final int PARTS = 7;
  private static final int NAME = 6;

  private StateMachines() {}

  /** The ARN of all executions of a machine: each has a name of its own. */
  static String executions(String stateMachineArn) {
    return stateMachineArn.contains(STATE_MACHINE)
        ? stateMachineArn.replace(STATE_MACHINE, ":execution:") + ":*"
        : executionsAtDeployment(stateMachineArn);
  }

  private static String executionsAtDeployment(String stateMachineArn) {
    if (!Token.isUnresolved(stateMachineArn)) {
      throw new IllegalArgumentException(
          "not a state machine ARN: expected arn:aws:states:REGION:ACCOUNT:stateMachine:NAME, was "
              + stateMachineArn);
    }
    List<String> parts = Fn.split(":", stateMachineArn, PARTS);
    String account = String.join(":", parts.subList(0, NAME - 1));
    return account + ":execution:" + parts.get(NAME) + ":*";
  }
}
