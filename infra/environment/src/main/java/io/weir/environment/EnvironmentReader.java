package io.weir.environment;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the file says once. */
final class EnvironmentReader {
  static final List<String> KEYS =
      List.of(
          "prefix",
          "account",
          "region",
          "tags",
          "logRetention",
          "alarmAddress",
          "removalPolicy",
          "internalBucket",
          "functions",
          "completions",
          "workflows",
          "queues",
          "rules");

  static final List<String> FUNCTION_KEYS = List.of("memory", "architecture", "snapStart");

  static final List<String> COMPLETION_KEYS = List.of("batchSize", "window");

  static final String ALLOWED = Value.mappingsOf(KEYS);

  /** AWS' own. */
  private static final int MOST_TAGS = 50;

  private static final Map<String, RemovalPolicy> REMOVAL_POLICIES =
      inOrder("retain", RemovalPolicy.RETAIN, "destroy", RemovalPolicy.DESTROY);

  private static final Map<String, Architecture> ARCHITECTURES =
      inOrder("arm64", Architecture.ARM64, "x86_64", Architecture.X86_64);

  private final String name;

  EnvironmentReader(String name) {
    this.name = name;
  }

  Environment read(Value content) {
    Mapping file = content.mapping(KEYS);
    String prefix = file.get("prefix").text(Names.PREFIX, Names.PREFIX_ALLOWED);
    Home home = home(file);
    List<QueueSettings> queues = new QueuesReader(prefix, home).read(file.get("queues"));
    List<WorkflowSettings> workflows =
        new WorkflowsReader(prefix, home, queues).read(file.get("workflows"));
    return new Environment(
        name,
        prefix,
        home.account(),
        home.region(),
        file.get("tags").or(Map.of(), EnvironmentReader::tags),
        file.get("logRetention")
            .or(
                Environment.DEFAULT_LOG_RETENTION,
                value -> value.duration(LogRetention::allows, LogRetention.allowed())),
        file.get("alarmAddress").textOrNull(Names.ADDRESS, Names.ADDRESS_ALLOWED),
        file.get("removalPolicy")
            .or(Environment.DEFAULT_REMOVAL_POLICY, value -> value.oneOf(REMOVAL_POLICIES)),
        file.get("internalBucket").textOrNull(Names.BUCKET, Names.BUCKET_ALLOWED),
        file.get("functions").or(FunctionSettings.DEFAULT, EnvironmentReader::functions),
        file.get("completions").or(CompletionSettings.DEFAULT, EnvironmentReader::completions),
        workflows,
        queues,
        file.get("rules").or(List.of(), new RulesReader(prefix, home, queues, workflows)::read));
  }

  private static Home home(Mapping file) {
    for (List<String> pair : List.of(List.of("account", "region"), List.of("region", "account"))) {
      if (file.has(pair.getFirst()) && !file.has(pair.getLast())) {
        throw file.get(pair.getLast())
            .place()
            .wrong("is missing, allowed are account and region together or neither");
      }
    }
    return new Home(
        file.get("account").textOrNull(Names.ACCOUNT, Names.ACCOUNT_ALLOWED),
        file.get("region").textOrNull(Names.REGION, Names.REGION_ALLOWED));
  }

  private static Map<String, String> tags(Value value) {
    Map<String, String> tags = new LinkedHashMap<>();
    Map<String, Value> entries = value.mapping("mappings of texts to texts").entries();
    if (entries.size() > MOST_TAGS) {
      throw value
          .place()
          .wrong("has %d entries, allowed are %d".formatted(entries.size(), MOST_TAGS));
    }
    entries.forEach(
        (key, tag) -> {
          if (!Names.TAG_KEY.matcher(key).matches()) {
            throw tag.place().wrong("is a wrong key, allowed are " + Names.TAG_ALLOWED);
          }
          tags.put(key, tag.text(Names.TAG_VALUE, Names.TAG_ALLOWED));
        });
    return tags;
  }

  private static FunctionSettings functions(Value value) {
    Mapping functions = value.mapping(FUNCTION_KEYS);
    return new FunctionSettings(
        functions
            .get("memory")
            .or(
                FunctionSettings.DEFAULT.memoryMegabytes(),
                memory ->
                    memory.whole(
                        FunctionSettings.LEAST_MEMORY_MEGABYTES,
                        FunctionSettings.MOST_MEMORY_MEGABYTES)),
        functions
            .get("architecture")
            .or(FunctionSettings.DEFAULT.architecture(), each -> each.oneOf(ARCHITECTURES)),
        functions.get("snapStart").or(FunctionSettings.DEFAULT.snapStart(), Value::yesOrNo));
  }

  private static CompletionSettings completions(Value value) {
    Mapping completions = value.mapping(COMPLETION_KEYS);
    Value window = completions.get("window");
    CompletionSettings settings =
        new CompletionSettings(
            completions
                .get("batchSize")
                .or(
                    CompletionSettings.DEFAULT.batchSize(),
                    size -> size.whole(1, CompletionSettings.MOST_BATCH_SIZE)),
            window.or(
                CompletionSettings.DEFAULT.window(),
                each -> each.duration(Duration.ZERO, CompletionSettings.LONGEST_WINDOW)));
    if (settings.batchSize() > CompletionSettings.MOST_WITHOUT_WINDOW
        && settings.window().isZero()) {
      throw window.refused(
          "durations from 1s with a batchSize above %d"
              .formatted(CompletionSettings.MOST_WITHOUT_WINDOW));
    }
    return settings;
  }

  static <T> Map<String, T> inOrder(String first, T one, String second, T other) {
    Map<String, T> map = new LinkedHashMap<>();
    map.put(first, one);
    map.put(second, other);
    return map;
  }
}
