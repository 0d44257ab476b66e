package io.weir.infra;

import io.weir.environment.Environment;
import io.weir.environment.RuleSettings;
import io.weir.environment.RuleSettings.Sqs;
import io.weir.infra.construct.ThrottledQueue;
import io.weir.infra.construct.WorkflowRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.sqs.IQueue;

/** An environment's rules: what calls them, and their records. */
final class Rules {
  private final Environment environment;
  private final List<ThrottledQueue> queues;
  private final Map<String, String> sourceUrls = new LinkedHashMap<>();

  /**
   * Has them called.
   *
   * @param queues in the order of the environment's
   */
  Rules(Environment environment, List<ThrottledQueue> queues, WorkflowRules called) {
    this.environment = environment;
    this.queues = queues;
    Map<String, Boolean> sources = new LinkedHashMap<>();
    for (RuleSettings rule : environment.rules()) {
      switch (rule.trigger()) {
        case RuleSettings.Onetime() -> {}
        case RuleSettings.Scheduled(String expression) ->
            called.addSchedule(rule.name(), expression, rule.enabled());
        case Sqs(String arn) -> sources.merge(arn, rule.enabled(), Boolean::logicalOr);
      }
    }
    sources.forEach(
        (arn, enabled) -> {
          IQueue source = called.addSource(accountAndName(arn), arn, enabled);
          sourceUrls.put(arn, source.getQueueUrl());
        });
  }

  /** Returns their records by their names. */
  Map<String, Map<String, Object>> records() {
    Map<String, Map<String, Object>> records = new LinkedHashMap<>();
    for (RuleSettings rule : environment.rules()) {
      String source = rule.trigger() instanceof Sqs(String arn) ? sourceUrls.get(arn) : null;
      records.put(
          rule.name(),
          rule.record(environment.nameOf(rule.workflow()), urlOf(rule.queue()), source));
    }
    return records;
  }

  private @Nullable String urlOf(@Nullable String queue) {
    for (int i = 0; i < queues.size(); i++) {
      if (environment.queues().get(i).name().equals(queue)) {
        return queues.get(i).queue().getQueueUrl();
      }
    }
    return null;
  }

  private static String accountAndName(String arn) {
    String[] parts = arn.split(":", 6);
    return parts[4] + "-" + parts[5];
  }
}
