package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.StackDefinition.EventSource;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.StackDefinition.Rule;
import io.weir.local.StackDefinition.Schedule;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.lambda.LambdaFunction;
import io.weir.local.sqs.QueueDefinition;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackDefinitionTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<QueueDefinition> queues =
      new ArrayList<>(QueueDefinition.withFailedQueue("ends", SECOND, 30));
  private final List<HostedFunction> functions = new ArrayList<>(List.of(function("f", Map.of())));
  private final List<Rule> rules = new ArrayList<>(List.of(new Rule("{}", "ends")));
  private final List<Schedule> schedules = new ArrayList<>();
  private final List<EventSource> sources = new ArrayList<>();

  @Test
  void new_partsFitTogether_isOne() {
    sources.add(new EventSource("ends", "f", EventSourceMapping.Settings.DEFAULT));
    schedules.add(new Schedule("g/s", "f", "{}", SECOND));

    assertThat(definition().completionQueue()).isEqualTo("ends");
  }

  @Test
  void new_queueTwice_isRefused() {
    queues.add(QueueDefinition.plain("ends"));

    assertThatThrownBy(this::definition).hasMessage("Queue ends is given twice");
  }

  @Test
  void new_noFailedQueue_isRefused() {
    queues.removeIf(queue -> queue.redrive() == null);

    assertThatThrownBy(this::definition)
        .hasMessageContaining("Queue ends has no failed queue ends-failed");
  }

  @Test
  void new_rulesWithSeveralQueues_areRefused() {
    queues.addAll(QueueDefinition.withFailedQueue("others", SECOND, 30));
    rules.add(new Rule("{}", "others"));

    assertThatThrownBy(this::definition)
        .hasMessage("Rules bring their events to one queue, not to [ends, others]");
  }

  @Test
  void new_sourceWithoutFailedQueue_isRefused() {
    queues.add(QueueDefinition.plain("plain"));
    sources.add(new EventSource("plain", "f", EventSourceMapping.Settings.DEFAULT));

    assertThatThrownBy(this::definition).hasMessage("No queue with a failed queue: plain");
  }

  @Test
  void new_scheduleOfNoFunction_isRefused() {
    schedules.add(new Schedule("g/s", "absent", "{}", SECOND));

    assertThatThrownBy(this::definition).hasMessage("No function absent");
  }

  @Test
  void new_functionsThatDifferInAVariable_areRefused() {
    functions.add(function("g", Map.of("Table", "one")));
    functions.add(function("h", Map.of("Table", "two")));

    assertThatThrownBy(this::definition)
        .hasMessage("Variable Table of function g has another value in another function");
  }

  @Test
  void resolve_referencesToQueues_areTheirUrls() {
    String text = "{\"queueUrl\":\"%s\",\"other\":\"$1\"}".formatted(StackDefinition.urlOf("a-b"));

    assertThat(new QueueReferences(URI.create("http://127.0.0.1:9324")).resolve(text))
        .isEqualTo("{\"queueUrl\":\"http://127.0.0.1:9324/000000000000/a-b\",\"other\":\"$1\"}");
  }

  private StackDefinition definition() {
    return new StackDefinition(List.of(), queues, functions, schedules, rules, sources, List.of());
  }

  private static HostedFunction function(String name, Map<String, String> variables) {
    return new HostedFunction(new LambdaFunction(name, "none", SECOND, 1), variables);
  }
}
