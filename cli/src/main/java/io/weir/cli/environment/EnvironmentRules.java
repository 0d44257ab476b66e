package io.weir.cli.environment;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.weir.environment.Environment;
import io.weir.environment.QueueSettings;
import io.weir.environment.RuleSettings;
import io.weir.environment.RuleSettings.Scheduled;
import io.weir.environment.RuleSettings.Sqs;
import io.weir.local.IngestRule;
import io.weir.local.StackDefinition;
import io.weir.local.StackTimings;
import io.weir.local.events.Rate;
import io.weir.local.sqs.QueueDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An environment's rules, as a local stack has them. The queues that they read are of this stack,
 * for it has no others.
 */
record EnvironmentRules(Environment environment, StackTimings timings) {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  List<IngestRule> rules() {
    return environment.rules().stream().map(this::rule).toList();
  }

  /** The queues that rules read, each once, with a failed queue. */
  List<QueueDefinition> sources() {
    return environment.rules().stream()
        .map(RuleSettings::trigger)
        .filter(Sqs.class::isInstance)
        .map(trigger -> ((Sqs) trigger).queueName())
        .distinct()
        .flatMap(
            name ->
                QueueDefinition.withFailedQueue(
                    name, timings.queueVisibility(), QueueDefinition.DEFAULT_MAX_RECEIVE_COUNT)
                    .stream())
        .toList();
  }

  /** What is not here as it will be deployed, a line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (RuleSettings rule : environment.rules()) {
      switch (rule.trigger()) {
        case Scheduled(String expression) when Rate.period(expression).isEmpty() ->
            notes.add(
                "nothing calls rule %s here: a local stack knows rate(…), not %s"
                    .formatted(rule.name(), expression));
        case Sqs(String arn) ->
            notes.add("%s is a queue of this stack, %s".formatted(arn, QueueSettings.nameIn(arn)));
        default -> {}
      }
    }
    return notes.stream().distinct().toList();
  }

  private IngestRule rule(RuleSettings rule) {
    String source = rule.trigger() instanceof Sqs sqs ? sqs.queueName() : null;
    String record =
        GSON.toJson(
            rule.record(
                environment.nameOf(rule.workflow()),
                urlOf(rule.queue()),
                source == null ? null : StackDefinition.urlOf(source)));
    return rule.enabled()
        ? new IngestRule(rule.name(), record, period(rule), source)
        : new IngestRule(rule.name(), record, null, null);
  }

  private @Nullable Duration period(RuleSettings rule) {
    return rule.trigger() instanceof Scheduled(String expression)
        ? Rate.period(expression).map(timings::scaled).orElse(null)
        : null;
  }

  private @Nullable String urlOf(@Nullable String queue) {
    return environment.queues().stream()
        .filter(each -> each.name().equals(queue))
        .map(each -> StackDefinition.urlOf(environment.queueName(each)))
        .findFirst()
        .orElse(null);
  }
}
