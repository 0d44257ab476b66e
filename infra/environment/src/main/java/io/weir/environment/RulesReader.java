package io.weir.environment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rules, in the words of Cumulus' rules. */
final class RulesReader {
  static final List<String> KEYS =
      List.of(
          "name",
          "workflow",
          "rule",
          "state",
          "queueUrl",
          "provider",
          "collection",
          "executionNamePrefix",
          "meta",
          "payload");

  static final List<String> TRIGGER_KEYS = List.of("type", "value");

  static final List<String> COLLECTION_KEYS = List.of("name", "version");

  /** So that a stack of their resources stays below the 500 that CloudFormation takes. */
  static final int MOST = 20;

  static final String DEFAULT_STATE = "ENABLED";

  private static final Map<String, Boolean> STATES =
      EnvironmentReader.inOrder(DEFAULT_STATE, true, "DISABLED", false);

  private static final String QUEUE = "queue:";

  private final String prefix;
  private final Home home;
  private final List<QueueSettings> queues;
  private final List<String> workflows;

  /** Reads rules that name these. */
  RulesReader(
      String prefix,
      Home home,
      List<QueueSettings> queues,
      Collection<? extends WorkflowSettings> workflows) {
    this.prefix = prefix;
    this.home = home;
    this.queues = queues;
    this.workflows =
        workflows.stream()
            .filter(WorkflowSettings.Deployed.class::isInstance)
            .map(workflow -> ((WorkflowSettings.Deployed) workflow).name())
            .toList();
  }

  List<RuleSettings> read(Value value) {
    List<RuleSettings> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Value item : value.list(MOST)) {
      RuleSettings rule = rule(item.mapping(KEYS));
      if (!names.add(rule.name())) {
        throw item.place()
            .wrong("is %s a second time, allowed are rules that differ".formatted(rule.name()));
      }
      rules.add(rule);
    }
    return rules;
  }

  private RuleSettings rule(Mapping rule) {
    return new RuleSettings(
        rule.get("name").text(Names.RULE, Names.RULE_ALLOWED),
        oneOf(rule.get("workflow"), "", workflows),
        trigger(rule.get("rule").mapping(TRIGGER_KEYS)),
        rule.get("state").or(true, state -> state.oneOf(STATES)),
        queue(rule.get("queueUrl")),
        carried(rule));
  }

  private @Nullable String queue(Value value) {
    return value.node() == null
        ? null
        : oneOf(value, QUEUE, queues.stream().map(QueueSettings::name).toList());
  }

  /** Returns one of the names, without what stands before each. */
  private static String oneOf(Value value, String before, List<String> names) {
    Map<String, String> allowed = new LinkedHashMap<>();
    names.forEach(name -> allowed.put(before + name, name));
    return value.oneOf(allowed);
  }

  private RuleSettings.Trigger trigger(Mapping rule) {
    Map<String, String> types = new LinkedHashMap<>();
    List.of("onetime", "scheduled", "sqs").forEach(type -> types.put(type, type));
    Value value = rule.get("value");
    return switch (rule.get("type").oneOf(types)) {
      case "scheduled" ->
          new RuleSettings.Scheduled(value.text(Names.SCHEDULE, Names.SCHEDULE_ALLOWED));
      case "sqs" -> new RuleSettings.Sqs(source(value));
      default -> {
        rule.refuseOthers(List.of("type"));
        yield new RuleSettings.Onetime();
      }
    };
  }

  /** A throttled queue's messages start executions already. */
  private String source(Value value) {
    String arn = home.arn(value, Names.QUEUE_ARN, Names.QUEUE_ARN_ALLOWED);
    String name = QueueSettings.nameIn(arn);
    for (QueueSettings queue : queues) {
      boolean same =
          switch (queue) {
            case QueueSettings.Deployed deployed -> (prefix + "-" + deployed.name()).equals(name);
            case QueueSettings.Existing existing -> existing.arn().equals(arn);
          };
      if (same) {
        throw value.refused("queues that this environment does not throttle");
      }
    }
    return arn;
  }

  private static Map<String, Object> carried(Mapping rule) {
    Map<String, Object> carried = new LinkedHashMap<>();
    put(carried, rule, "provider", id -> id.text(Names.RECORD, Names.RECORD_ALLOWED));
    put(carried, rule, "collection", RulesReader::collection);
    put(
        carried,
        rule,
        "executionNamePrefix",
        text -> text.text(Names.EXECUTION_PREFIX, Names.EXECUTION_PREFIX_ALLOWED));
    put(carried, rule, "meta", meta -> Json.map(meta.mapping("mappings")));
    put(carried, rule, "payload", Json::of);
    return carried;
  }

  private static Map<String, Object> collection(Value value) {
    Mapping collection = value.mapping(COLLECTION_KEYS);
    Map<String, Object> id = new LinkedHashMap<>();
    for (String key : COLLECTION_KEYS) {
      id.put(key, collection.get(key).text(Names.RECORD, Names.RECORD_ALLOWED));
    }
    return id;
  }

  private static void put(
      Map<String, Object> carried, Mapping rule, String key, Function<Value, Object> reader) {
    if (rule.has(key)) {
      carried.put(key, reader.apply(rule.get(key)));
    }
  }
}
