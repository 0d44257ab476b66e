package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What the endpoint does whatever the action. */
class StepFunctionsEndpointTest extends WithLocalEndpoint {
  @Test
  void anyOtherAction_isRefusedByName() {
    assertThatThrownBy(() -> local.client().createActivity(r -> r.name("any")))
        .isInstanceOfSatisfying(
            SfnException.class,
            refused ->
                assertThat(refused.awsErrorDetails().errorCode())
                    .isEqualTo("UnknownOperationException"));
  }

  @Test
  void requests_areCountedByAction() {
    local.create("pass", LocalEndpoint.PASS);
    local.client().listStateMachines();
    local.client().listStateMachines();

    assertThat(local.endpoint().requests())
        .containsEntry("CreateStateMachine", 1L)
        .containsEntry("ListStateMachines", 2L);
  }
}
