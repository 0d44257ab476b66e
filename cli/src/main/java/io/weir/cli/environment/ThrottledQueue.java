package io.weir.cli.environment;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.local.StackDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A queue that has a tick.
 *
 * @param limit the queue's own
 * @param semaphores the shared ones that its executions take a slot of, each with its limit
 */
public record ThrottledQueue(String name, int limit, Map<String, Integer> semaphores) {
  public ThrottledQueue {
    semaphores = Collections.unmodifiableMap(new LinkedHashMap<>(semaphores));
  }

  /** Those of a stack whose limit it says, in the order of its ticks. */
  public static List<ThrottledQueue> of(StackDefinition definition) {
    return definition.schedules().stream()
        .map(schedule -> JsonParser.parseString(schedule.input()).getAsJsonObject())
        .filter(tick -> tick.has("queueUrl") && tick.has("executionLimit"))
        .flatMap(tick -> of(tick, definition))
        .toList();
  }

  private static Stream<ThrottledQueue> of(JsonObject tick, StackDefinition definition) {
    String url = tick.get("queueUrl").getAsString();
    return definition.queues().stream()
        .filter(queue -> StackDefinition.urlOf(queue.name()).equals(url))
        .map(
            queue ->
                new ThrottledQueue(
                    queue.name(), tick.get("executionLimit").getAsInt(), semaphores(tick)));
  }

  private static Map<String, Integer> semaphores(JsonObject tick) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    if (tick.get("semaphores") instanceof JsonObject semaphores) {
      semaphores.entrySet().forEach(each -> limits.put(each.getKey(), each.getValue().getAsInt()));
    }
    return limits;
  }

  /** The most that may run: the queue's limit, or that of a shared semaphore if lower. */
  public int mostAtOnce() {
    return IntStream.concat(
            IntStream.of(limit), semaphores.values().stream().mapToInt(Integer::intValue))
        .min()
        .orElseThrow();
  }
}
