package io.weir.contract.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.MessageSender;
import io.weir.local.asl.TaskResult;
import io.weir.local.asl.TaskRunner;
import io.weir.local.asl.TaskTokens;
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
 *
 * <p>Queues, by their URL, answer in the same words. Both may have {@code reports}: what somebody
 * tells with the {@code token} of the payload or message body {@code afterSeconds}, an {@code
 * output}, an {@code error}, or {@code heartbeat}.
 */
final class ScriptedTasks implements TaskRunner, MessageSender {

  private final VirtualClock clock;
  private final TaskTokens tokens = new TaskTokens();
  private final Map<String, Queue<JsonElement>> answers = new ConcurrentHashMap<>();

  ScriptedTasks(VirtualClock clock, JsonObject script) {
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

  TaskTokens tokens() {
    return tokens;
  }

  @Override
  public TaskResult run(String functionArn, String payloadJson, Duration atMost)
      throws InterruptedException {
    JsonObject answer = next(functionArn);
    makeAppointments(answer, payloadJson);
    return answer(answer, payloadJson, atMost);
  }

  @Override
  public TaskResult send(JsonObject parameters, Duration atMost) throws InterruptedException {
    JsonObject answer = next(parameters.get("QueueUrl").getAsString());
    makeAppointments(answer, parameters.get("MessageBody").getAsString());
    return answer(answer, Json.write(parameters), atMost);
  }

  private JsonObject next(String called) {
    Queue<JsonElement> queue = answers.get(called);
    JsonElement answer = queue == null ? null : queue.poll();
    if (answer == null) {
      throw new AssertionError("the case has no answer for this call of " + called);
    }
    return answer.getAsJsonObject();
  }

  private void makeAppointments(JsonObject answer, String payload) {
    if (answer.has("reports")) {
      String token = Json.parse(payload).getAsJsonObject().get("token").getAsString();
      for (JsonElement element : answer.getAsJsonArray("reports")) {
        JsonObject report = element.getAsJsonObject();
        Duration after = Duration.ofSeconds(report.get("afterSeconds").getAsLong());
        clock.at(clock.now().plus(after), () -> report(token, report));
      }
    }
  }

  private void report(String token, JsonObject report) {
    TaskTokens.Receipt receipt =
        report.has("heartbeat")
            ? tokens.heartbeat(token, clock.now())
            : tokens.report(token, ended(report, ""));
    assertThat(receipt.name())
        .as("what became of %s", report)
        .isEqualTo(report.has("receipt") ? report.get("receipt").getAsString() : "ACCEPTED");
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
    return ended(answer, payload);
  }

  private static TaskResult ended(JsonObject answer, String payload) {
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
