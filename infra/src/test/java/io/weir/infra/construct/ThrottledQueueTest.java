package io.weir.infra.construct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.infra.NeedsNode;
import io.weir.infra.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@NeedsNode
class ThrottledQueueTest {
  private static final String NAME = "existing";
  private static final String ARN = "arn:aws:sqs:us-east-1:123456789012:" + NAME;

  private final TestStack theirs = new TestStack(false);

  @Test
  void created_hasDefaults_failedQueue_andTick() {
    Map<String, Integer> shared = new LinkedHashMap<>();
    shared.put("provider:B", 3);
    shared.put("provider:A", 2);
    Resources resources =
        with(ThrottledQueueProps.of(QueueSource.Created.named("work"), 5).withSemaphores(shared));

    JsonNode queue = resources.queue("work");
    assertThat(queue.path("VisibilityTimeout").asInt()).isEqualTo(150);
    assertThat(queue.path("ReceiveMessageWaitTimeSeconds").asInt()).isEqualTo(20);
    assertThat(queue.path("MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 3600);
    assertThat(queue.path("SqsManagedSseEnabled").asBoolean()).isTrue();
    JsonNode redrive = queue.path("RedrivePolicy");
    assertThat(resources.text(redrive.path("deadLetterTargetArn"))).isEqualTo("work-failed");
    assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(30);
    JsonNode allow = resources.queue("work-failed").path("RedriveAllowPolicy");
    assertThat(allow.path("redrivePermission").asText()).isEqualTo("byQueue");
    assertThat(resources.list(allow.path("sourceQueueArns")))
        .containsExactly("arn:aws:sqs:us-east-1:123456789012:work");
    assertThat(tick(resources))
        .isEqualTo(
            "{\"queueUrl\":\"work\",\"messageLimit\":10000,\"timeLimit\":60,\"executionLimit\":5,"
                + "\"deployedAt\":\"<aws.scheduler.scheduled-time>\","
                + "\"semaphores\":{\"provider:B\":3,\"provider:A\":2}}");
  }

  @Test
  void tick_comesEachMinute_onceOrNotAtAll() {
    Resources resources = with(ThrottledQueueProps.of(QueueSource.Created.named("work"), 5));

    JsonNode schedule = schedule(resources);
    assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("rate(1 minute)");
    assertThat(schedule.path("FlexibleTimeWindow").path("Mode").asText()).isEqualTo("OFF");
    assertThat(schedule.has("State")).isFalse();
    JsonNode target = schedule.path("Target");
    assertThat(resources.text(target.path("Arn"))).isEqualTo("their-throttle");
    assertThat(target.path("RetryPolicy").path("MaximumRetryAttempts").asInt(-1)).isZero();
    assertThat(target.path("RetryPolicy").path("MaximumEventAgeInSeconds").asInt()).isEqualTo(60);
    assertThat(resources.text(target.path("DeadLetterConfig").path("Arn")))
        .isEqualTo("their-schedules-failed");
  }

  @Test
  void queuePolicies_denyWhatIsNotTls_andLetNobodyIn() {
    Resources resources = with(ThrottledQueueProps.of(QueueSource.Created.named("work"), 5));

    for (String queue : List.of("work", "work-failed", "their-schedules-failed")) {
      JsonNode statements = resources.queuePolicy(queue);
      assertThat(statements).as(queue).hasSize(1);
      JsonNode only = statements.path(0);
      assertThat(only.path("Effect").asText()).isEqualTo("Deny");
      assertThat(only.path("Principal").path("AWS").asText()).isEqualTo("*");
      assertThat(only.path("Condition").path("Bool").path("aws:SecureTransport").asText())
          .isEqualTo("false");
    }
  }

  @Test
  void existing_getsTickAndPermissions_andNothingElse() {
    QueueSource existing = new QueueSource.Existing(NAME, ARN, ARN + "-failed");
    Resources resources = with(ThrottledQueueProps.of(existing, 0));

    assertThat(resources.all("AWS::SQS::Queue")).hasSize(1);
    assertThat(tick(resources))
        .contains("\"queueUrl\":\"https://sqs.us-east-1.${AWS::URLSuffix}/123456789012/existing\"")
        .contains("\"executionLimit\":0");
    assertThat(resources.all("AWS::IAM::Policy").toString())
        .contains("\"" + ARN + "\"", "\"" + ARN + "-failed\"");
  }

  @Test
  void limitBelowZero_isRefused() {
    QueueSource work = QueueSource.Created.named("work");

    assertThatThrownBy(() -> ThrottledQueueProps.of(work, -1))
        .hasMessage("executionLimit must be 0 or more, was -1");
  }

  private Resources with(ThrottledQueueProps props) {
    new ThrottledQueue(theirs.stack, "Queue", props, theirs.functions, theirs.schedules);
    return theirs.synthesize();
  }

  private static String tick(Resources resources) {
    return resources.text(schedule(resources).path("Target").path("Input"));
  }

  private static JsonNode schedule(Resources resources) {
    return resources.all("AWS::Scheduler::Schedule").stream()
        .map(each -> each.path("Properties"))
        .filter(each -> !resources.text(each.path("Target").path("Input")).equals("{}"))
        .findFirst()
        .orElseThrow();
  }
}
