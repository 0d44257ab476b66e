package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.asl.TaskResult;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What the endpoint does whatever the action. */
class StepFunctionsEndpointTest {

  private final CountDownLatch release = new CountDownLatch(1);
  private final LocalEndpoint local =
      new LocalEndpoint(
          (arn, payload, atMost) -> {
            release.await();
            return new TaskResult.Succeeded("{\"answer\":" + payload + "}");
          },
          builder -> builder.closedExecutionsKept(10).historiesKept(2));

  @AfterEach
  void stop() {
    local.close();
  }

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
