package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** Creates, changes and deletes state machines. */
class StateMachineActionsTest extends WithLocalEndpoint {
  @Test
  void createStateMachine_again_isIdempotentOnlyWithTheSameDefinition() {
    String first = local.create("pass", LocalEndpoint.PASS);

    assertThat(local.create("pass", LocalEndpoint.PASS)).isEqualTo(first);
    assertThatThrownBy(() -> local.create("pass", LocalEndpoint.TASK))
        .isInstanceOf(StateMachineAlreadyExistsException.class);
    assertThatThrownBy(() -> local.create("other", "{\"StartAt\": \"X\", \"States\": {}}"))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void updateStateMachine_whileAnExecutionRuns_changesTheNextOnly() throws Exception {
    String machine = local.create("work", LocalEndpoint.TASK);
    String before = local.start(machine, "before", "{}").executionArn();
    local
        .client()
        .updateStateMachine(r -> r.stateMachineArn(machine).definition(LocalEndpoint.PASS));
    String after = local.start(machine, "after", "{}").executionArn();
    local.awaitEnd();

    assertThat(local.client().describeStateMachine(r -> r.stateMachineArn(machine)).definition())
        .isEqualTo(LocalEndpoint.PASS);
    assertThat(local.client().describeExecution(r -> r.executionArn(after)).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(local.client().describeExecution(r -> r.executionArn(before)).status())
        .isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void deleteStateMachine_thenStart_findsNoMachine() {
    String machine = local.create("pass", LocalEndpoint.PASS);
    local.client().deleteStateMachine(r -> r.stateMachineArn(machine));

    assertThat(local.client().listStateMachines().stateMachines()).isEmpty();
    assertThatThrownBy(() -> local.start(machine, "one", "{}"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
  }
}
