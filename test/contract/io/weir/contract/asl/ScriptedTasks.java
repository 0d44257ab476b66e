package io.weir.contract.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.ExecutionClock;
import io.weir.local.asl.TaskResult;
import io.weir.local.asl.TaskRunner;
import io.weir.local.asl.data.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Functions that answer as a case says, call by call: {@code output}, {@code outputBytes} (a text
 * of so many bytes, quotes included), {@code echo} (the payload), or {@code error} and {@code
 * cause}; each after {@code takesSeconds} of virtual time.
 */
final class ScriptedTasks implements TaskRunner {

  private final ExecutionClock clock;
  private final Map<String, Queue<JsonElement>> answers = new ConcurrentHashMap<>();

  ScriptedTasks(ExecutionClock clock, JsonObject script) {
    this.clock = clock;
    script
        .entrySet()
        .forEach(
            function ->
                answers.put(
                    function.getKey(),
                    new ConcurrentLinkedQueue<>(function.getValue().getAsJsonArray().asList())));
  }

  /** Whether every answer was asked for. */
  boolean isUsedUp() {
    return answers.values().stream().allMatch(Queue::isEmpty);
  }

  @Override
  public TaskResult run(String functionArn, String payloadJson, Duration atMost)
      throws InterruptedException {
    Queue<JsonElement> queue = answers.get(functionArn);
    JsonElement answer = queue == null ? null : queue.poll();
    if (answer == null) {
      throw new AssertionError("the case has no answer for this call of " + functionArn);
    }
    return answer(answer.getAsJsonObject(), payloadJson, atMost);
  }

  private TaskResult answer(JsonObject answer, String payload, Duration atMost)
      throws InterruptedException {
    long seconds = answer.has("takesSeconds") ? answer.get("takesSeconds").getAsLong() : 0;
    Duration duration = Duration.ofSeconds(seconds);
    boolean late = duration.compareTo(atMost) > 0;
    clock.sleepUntil(clock.now().plus(late ? atMost : duration));
    if (late) {
      return new TaskResult.TimedOut();
    }
    if (answer.has("error")) {
      String cause = answer.has("cause") ? answer.get("cause").getAsString() : null;
      return new TaskResult.Failed(answer.get("error").getAsString(), cause);
    }
    return new TaskResult.Succeeded(output(answer, payload));
  }

  private static String output(JsonObject answer, String payload) {
    if (answer.has("echo")) {
      return payload;
    }
    return answer.has("outputBytes")
        ? '"' + "x".repeat(answer.get("outputBytes").getAsInt() - 2) + '"'
        : Json.write(answer.get("output"));
  }
}
