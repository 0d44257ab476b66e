package io.weir.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README beside the environments tells every key, and each default as it is. */
class ReferenceTableTest {
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]*?) ?\\| .*");

  @Test
  void defaults_ofTheTable_areThoseOfTheCode() throws IOException {
    Map<String, String> defaults = new LinkedHashMap<>();
    rows()
        .forEach(
            (key, text) -> {
              if (text.startsWith("`")) {
                defaults.put(key, text.replace("`", ""));
              }
            });

    assertThat(defaults)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("logRetention", text(Environment.DEFAULT_LOG_RETENTION)),
                Map.entry("removalPolicy", text(Environment.DEFAULT_REMOVAL_POLICY)),
                Map.entry("functions.memory", text(FunctionSettings.DEFAULT.memoryMegabytes())),
                Map.entry("functions.architecture", text(FunctionSettings.DEFAULT.architecture())),
                Map.entry("functions.snapStart", text(FunctionSettings.DEFAULT.snapStart())),
                Map.entry("completions.batchSize", text(CompletionSettings.DEFAULT.batchSize())),
                Map.entry("completions.window", text(CompletionSettings.DEFAULT.window())),
                Map.entry("queues[].timeLimit", text(QueueSettings.DEFAULT_TIME_LIMIT)),
                Map.entry("queues[].messageLimit", text(QueueSettings.DEFAULT_MESSAGE_LIMIT)),
                Map.entry(
                    "queues[].visibilityTimeout",
                    text(QueueSettings.Deployed.DEFAULT_VISIBILITY_TIMEOUT)),
                Map.entry(
                    "queues[].receiveWait", text(QueueSettings.Deployed.DEFAULT_RECEIVE_WAIT)),
                Map.entry("queues[].retention", text(QueueSettings.Deployed.DEFAULT_RETENTION)),
                Map.entry(
                    "queues[].maxReceiveCount",
                    text(QueueSettings.Deployed.DEFAULT_MAX_RECEIVE_COUNT)),
                Map.entry("rules[].state", RulesReader.DEFAULT_STATE)));
  }

  @Test
  void keys_ofTheTable_areThoseThatTheReaderKnows() throws IOException {
    Set<String> known = new TreeSet<>(EnvironmentReader.KEYS);
    known.removeAll(List.of("functions", "completions", "workflows", "queues", "rules"));
    known.addAll(List.of("workflows[]", "queues[]", "rules[]"));
    add(known, "functions.", EnvironmentReader.FUNCTION_KEYS);
    add(known, "completions.", EnvironmentReader.COMPLETION_KEYS);
    add(known, "workflows[].", WorkflowsReader.KEYS);
    add(known, "queues[].", QueueReader.DEPLOYED_KEYS);
    add(known, "queues[].", QueueReader.EXISTING_KEYS);
    add(known, "rules[].", RulesReader.KEYS);
    known.remove("rules[].rule");
    add(known, "rules[].rule.", RulesReader.TRIGGER_KEYS);

    assertThat(rows()).containsOnlyKeys(known);
  }

  private static void add(Set<String> known, String before, List<String> keys) {
    keys.forEach(key -> known.add(before + key));
  }

  private static String text(Object value) {
    return switch (value) {
      case Duration duration -> DurationText.write(duration);
      case RemovalPolicy policy -> policy == RemovalPolicy.RETAIN ? "retain" : "destroy";
      case Architecture processor -> processor == Architecture.ARM64 ? "arm64" : "x86_64";
      default -> value.toString();
    };
  }

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(Path.of("../environments/README.md"))) {
      lines
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .forEach(row -> rows.put(row.group(1), row.group(2)));
    }
    return rows;
  }
}
