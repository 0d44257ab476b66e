package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.weir.local.StackDefinition.EventSource;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.dynamodb.TableDefinition;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.lambda.LambdaFunction;
import io.weir.local.sqs.QueueDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeirDefinitionTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final WeirDefinition weir =
      new WeirDefinition(StackNames.withPrefix("w"), StackTimings.AWS);

  @Test
  void build_noQueue_hasWhatEveryDeploymentHas() {
    StackDefinition definition = weir.variable("Environment", "qa").build();

    assertThat(definition.tables())
        .containsExactly(
            new TableDefinition("w-Semaphores", "key"), new TableDefinition("w-Slots", "holder"));
    assertThat(definition.queues())
        .isEqualTo(QueueDefinition.withFailedQueue("w-completions", Duration.ofMinutes(6), 30));
    Map<String, String> variables =
        Map.of(
            "SemaphoresTable", "w-Semaphores",
            "SlotsTable", "w-Slots",
            "ThrottleFunction", "w-throttle",
            "Environment", "qa");
    assertThat(definition.functions())
        .containsExactly(
            function("w-throttle", "io.weir.lambda.ThrottleHandler", 10, variables),
            function("w-completion", "io.weir.lambda.CompletionHandler", 2, variables),
            function("w-reconcile", "io.weir.lambda.ReconcileHandler", 1, variables));
    assertThat(definition.schedules())
        .containsExactly(
            new StackDefinition.Schedule("w-reconcile/round", "w-reconcile", "{}", MINUTE));
    assertThat(definition.eventSources())
        .containsExactly(
            new EventSource(
                "w-completions",
                "w-completion",
                new EventSourceMapping.Settings(10, Duration.ZERO, 2)));
    assertThat(definition.rules().getFirst().pattern())
        .contains("{\"prefix\":\"arn:aws:states:us-east-1:000000000000:stateMachine:\"}");
  }

  @Test
  void throttled_limitAndSemaphores_isTickedAsADeploymentTicksIt() {
    weir.throttled(
        QueueDefinition.withFailedQueue("w-laads", MINUTE, 30),
        new TickInput(4, Duration.ofSeconds(30), 7, Map.of("provider:LAADS", 3)));

    assertThat(weir.build().schedules().getLast())
        .isEqualTo(
            new StackDefinition.Schedule(
                "w-throttle/w-laads",
                "w-throttle",
                "{\"queueUrl\":\"${queueUrl:w-laads}\",\"messageLimit\":7,\"timeLimit\":30,"
                    + "\"executionLimit\":4,\"deployedAt\":\"<aws.scheduler.scheduled-time>\","
                    + "\"semaphores\":{\"provider:LAADS\":3}}",
                MINUTE));
  }

  @Test
  void throttled_fractionOfASecond_isTold() {
    weir.throttled(
        QueueDefinition.withFailedQueue("q", MINUTE, 30),
        new TickInput(null, Duration.ofMillis(1500), 7, Map.of()));

    assertThat(weir.build().schedules().getLast().input())
        .isEqualTo("{\"queueUrl\":\"${queueUrl:q}\",\"messageLimit\":7,\"timeLimit\":1.5}");
  }

  @Test
  void completionsOf_machines_namesExactlyThese() {
    String arn = "arn:aws:states:us-east-1:000000000000:stateMachine:w-demo";

    assertThat(weir.completionsOf(List.of(arn)).build().rules().getFirst().pattern())
        .contains("\"stateMachineArn\":[\"" + arn + "\"]");
  }

  @Test
  void direct_queues_areStartedByTheirOwnFunction() {
    weir.direct(QueueDefinition.withFailedQueue("one", MINUTE, 30))
        .direct(QueueDefinition.withFailedQueue("two", MINUTE, 30));

    StackDefinition definition = weir.build();

    assertThat(definition.eventSources().subList(1, 3))
        .extracting(EventSource::queue, EventSource::function)
        .containsExactly(tuple("one", "w-start"), tuple("two", "w-start"));
    assertThat(definition.functions().getLast().function())
        .isEqualTo(new LambdaFunction("w-start", "io.weir.lambda.StartHandler", MINUTE, 4));
  }

  @Test
  void build_queueNamedAsTheCompletionQueue_isRefused() {
    weir.throttled(
        QueueDefinition.withFailedQueue("w-completions", MINUTE, 30), TickInput.withLimit(1));

    assertThatThrownBy(weir::build).hasMessageContaining("is given twice");
  }

  private static HostedFunction function(
      String name, String handler, int concurrency, Map<String, String> variables) {
    return new HostedFunction(new LambdaFunction(name, handler, MINUTE, concurrency), variables);
  }
}
