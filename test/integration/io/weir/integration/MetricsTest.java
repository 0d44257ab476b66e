package io.weir.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.local.QueueOption;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The functions' own lines, as CloudWatch would get them. */
class MetricsTest {
  private static final int MESSAGES = 20;

  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  @Test
  void everyStartAndEnd_isInTheMetrics() throws Exception {
    try (TestStack test =
        TestStack.start(
            builder -> builder.queue(new QueueOption.Throttled("ingest", 3)).log(log::add))) {
      IntStream.range(0, MESSAGES).forEach(i -> test.send("ingest", test.message("m" + i, 0.2)));

      test.awaitEnded(MESSAGES);
      test.awaitNothingHeld();

      TestStack.awaitUntil("all starts are told", () -> sum("Started") >= MESSAGES);
      TestStack.awaitUntil("all ends are told", () -> sum("Completed") + sum("Leaked") >= MESSAGES);
      TestStack.awaitUntil("the queue is sampled", () -> has("Backlog"));
      assertThat(documents())
          .allSatisfy(each -> assertThat(each.get("Queue").getAsString()).isEqualTo("ingest"));
      assertThat(has("HandOffMillis")).isTrue();
    }
  }

  private List<JsonObject> documents() {
    return log.stream()
        .filter(line -> line.startsWith("{\"_aws\":"))
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .toList();
  }

  private boolean has(String metric) {
    return documents().stream().anyMatch(each -> each.has(metric));
  }

  private int sum(String metric) {
    return documents().stream()
        .map(each -> each.get(metric))
        .filter(JsonElement.class::isInstance)
        .mapToInt(JsonElement::getAsInt)
        .sum();
  }
}
