package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.asl.TaskResult;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

class ActionQuotasTest {
  private final LeapingClock clock = new LeapingClock();

  @ParameterizedTest
  @CsvSource({
    "CreateStateMachine, 100, 1",
    "DeleteStateMachine, 100, 1",
    "DescribeExecution, 300, 15",
    "DescribeStateMachine, 200, 20",
    "GetExecutionHistory, 400, 20",
    "ListExecutions, 200, 5",
    "ListStateMachines, 100, 5",
    "RedriveExecution, 1300, 300",
    "SendTaskFailure, 3000, 500",
    "SendTaskHeartbeat, 3000, 500",
    "SendTaskSuccess, 3000, 500",
    "StartExecution, 1300, 300",
    "StopExecution, 1000, 200",
    "UpdateStateMachine, 100, 1"
  })
  void usEast1_hasTheDocumentedFigures(String action, int bucketSize, int refillPerSecond) {
    assertThat(ActionQuotas.US_EAST_1.byAction())
        .hasSize(14)
        .containsEntry(action, new Quota(bucketSize, refillPerSecond));
  }

  @Test
  void callBeyondTheQuota_isThrottledUntilTheBucketRefills() {
    try (LocalEndpoint local = start(ActionQuotas.NONE.with("ListStateMachines", new Quota(2, 1)));
        SfnClient client = withoutRetries(local)) {
      client.listStateMachines();
      client.listStateMachines();

      assertThatThrownBy(client::listStateMachines)
          .isInstanceOfSatisfying(
              SfnException.class,
              throttled -> {
                assertThat(throttled.isThrottlingException()).isTrue();
                assertThat(throttled.statusCode()).isEqualTo(400);
                assertThat(throttled.awsErrorDetails().errorCode())
                    .isEqualTo("ThrottlingException");
                assertThat(throttled.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
              });
      clock.pass(Duration.ofSeconds(1));
      client.listStateMachines();

      assertThat(local.endpoint().requests()).containsEntry("ListStateMachines", 4L);
      assertThat(local.endpoint().throttled()).isEqualTo(Map.of("ListStateMachines", 1L));
    }
  }

  @Test
  void throttledStart_startsNothing() {
    try (LocalEndpoint local = start(ActionQuotas.NONE.with("StartExecution", new Quota(1, 1)));
        SfnClient client = withoutRetries(local)) {
      String machine = local.create("pass", LocalEndpoint.PASS);
      local.start(machine, "one", "{}");

      assertThatThrownBy(() -> client.startExecution(r -> r.stateMachineArn(machine)))
          .isInstanceOfSatisfying(
              SfnException.class, refused -> assertThat(refused.isThrottlingException()).isTrue());
      assertThat(local.endpoint().executions()).hasSize(1);
    }
  }

  private LocalEndpoint start(ActionQuotas quotas) {
    return new LocalEndpoint(
        (arn, payload, atMost) -> new TaskResult.Succeeded("1"),
        builder -> builder.clock(clock).quotas(quotas));
  }

  private static SfnClient withoutRetries(LocalEndpoint local) {
    return local
        .clientBuilder()
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
