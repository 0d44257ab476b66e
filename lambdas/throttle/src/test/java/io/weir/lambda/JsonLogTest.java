package io.weir.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.queue.MessageAttribute;
import io.weir.queue.QueueMessage;
import io.weir.queue.Rejection;
import io.weir.queue.Rejection.Reason;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import io.weir.throttle.ReconcileReport;
import io.weir.throttle.ThrottleListener;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLogTest extends HandlersFixture {
  private static final SemaphoreKey PROVIDER = new SemaphoreKey("provider:LAADS");
  private static final ExecutionArn RUN = MACHINE.execution(new ExecutionName("a"));
  private static final QueueMessage MESSAGE =
      new QueueMessage(
          "m1",
          "handle",
          "secret body",
          1,
          Instant.EPOCH,
          Map.of("secret", MessageAttribute.text("secret")));

  private final LogLines invocation =
      LogLines.of(new PrintStream(log, true, StandardCharsets.UTF_8), () -> now).within("r1");
  private final JsonLog jsonLog = new JsonLog(invocation);

  static Stream<Arguments> events() {
    Rejection rejection = new Rejection(Reason.BAD_LIMIT, "secret detail");
    RuntimeException failure = new IllegalStateException("no answer");
    LimitOverride override = new LimitOverride(3, Instant.EPOCH, "secret", "secret", null);
    return Stream.of(
        event("warn", "m1", each -> each.quarantined(QUEUE, MESSAGE, rejection)),
        event("error", QUEUE.value(), each -> each.failedQueueMissing(QUEUE, 2, rejection)),
        event("warn", RUN.value(), each -> each.startUnclear(QUEUE, RUN, "silence")),
        event("info", RUN.value(), each -> each.duplicateMessage(QUEUE, MESSAGE, RUN)),
        event("error", RUN.value(), each -> each.unexpectedArn(QUEUE, RUN, RUN)),
        event("error", "provider:LAADS", each -> each.paused(PROVIDER, "drift")),
        event("error", "provider:LAADS", each -> each.drifted(PROVIDER, 1, 2)),
        event("warn", RUN.value(), each -> each.leakHealed(slot())),
        event("warn", RUN.value(), each -> each.adopted(slot())),
        event("error", RUN.value(), each -> each.runsWithoutSlot(RUN)),
        event("warn", RUN.value(), each -> each.slotNotReconciled(RUN, "silence")),
        event("warn", MACHINE.value(), each -> each.listUnavailable(MACHINE, "silence")),
        event("error", "provider:LAADS", each -> each.driftFound(PROVIDER, 1, 2)),
        event("info", "provider:LAADS", each -> each.overrideEnded(PROVIDER, override)),
        event("warn", QUEUE.value(), each -> each.notSampled(QUEUE, failure)),
        event("error", QUEUE.value(), each -> each.handOffFailed(QUEUE, failure)));
  }

  private static Arguments event(String level, String key, Consumer<ThrottleListener> event) {
    return arguments(level, key, event);
  }

  private static Slot slot() {
    return new Slot(
        RUN,
        QUEUE,
        Map.of(PROVIDER, 1),
        "secret token",
        new Slot.Origin("m1", "secret hash"),
        Instant.EPOCH,
        0,
        1,
        0,
        null,
        MACHINE);
  }

  @ParameterizedTest
  @MethodSource("events")
  void event_isOneLineWithItsKeyAndNothingElseOfTheMessage(
      String level, String key, Consumer<ThrottleListener> event) {
    event.accept(jsonLog);

    JsonObject line = onlyLine();
    assertThat(line.get("level").getAsString()).isEqualTo(level);
    assertThat(line.get("time").getAsString()).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(line.get("requestId").getAsString()).isEqualTo("r1");
    assertThat(line.get("message").getAsString()).isNotBlank();
    assertThat(line.toString()).contains("\"" + key + "\"").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a \"quoted\" \\ text",
        "two\nlines\r\n{\"level\":\"error\"}",
        "\u0000\u0007\u001b[31mred\u007f",
        "\u0085next\u2028separated\u2029",
        "Köln \ud83d\ude80"
      })
  void line_hostileText_staysOneLineOfPrintableAscii(String text) {
    jsonLog.startUnclear(QUEUE, RUN, text);

    assertThat(log.toString(StandardCharsets.UTF_8)).matches("[ -~]+\\R");
    assertThat(onlyLine().get("cause").getAsString()).isEqualTo(text);
  }

  @Test
  void line_longText_isCut() {
    jsonLog.startUnclear(QUEUE, RUN, "x".repeat(100_000));

    assertThat(onlyLine().get("cause").getAsString())
        .isEqualTo("x".repeat(LogLines.VALUE_LIMIT) + "...");
  }

  @Test
  void roundEnded_workLeft_isAWarningThatSaysHowMuch() {
    jsonLog.roundEnded(new ReconcileReport(true, 9, 7, 2, 1, 0, 0, 4, true, List.of(), List.of()));

    JsonObject line = onlyLine();
    assertThat(line.get("level").getAsString()).isEqualTo("warn");
    assertThat(line.get("left").getAsInt()).isEqualTo(4);
    assertThat(line.get("released").getAsInt()).isEqualTo(2);
  }

  @Test
  void roundEnded_unreadableItems_areCounted() {
    jsonLog.roundEnded(
        new ReconcileReport(
            true, 9, 7, 0, 0, 0, 0, 0, true, List.of(), List.of("slot a", "semaphore b")));

    assertThat(onlyLine().get("unreadable").getAsInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void roundEnded_nothingLeft_isInformation(boolean due) {
    jsonLog.roundEnded(new ReconcileReport(due, 9, 7, 2, 1, 0, 0, 0, true, List.of(), List.of()));

    assertThat(onlyLine().get("level").getAsString()).isEqualTo("info");
  }

  @Test
  void throttle_hostileMessages_logsNothingOfThem() throws IOException {
    deploy(10, Map.of());
    Map<String, MessageAttribute> attributes =
        Map.of("secret", MessageAttribute.text("secret \n \"value\""));
    for (String body :
        List.of(
            "secret\n{\"level\":\"error\"}",
            "{\"secret\":\"\u2028\"}",
            "{\"cumulus_meta\":{\"state_machine\":\"secret\\n\"}}",
            "{\"cumulus_meta\":{\"state_machine\":\"%s\",\"execution_name\":\"secret\\u0000\"}}"
                .formatted(MACHINE),
            body("a", "\"secret\""),
            body("b", "[\"secret\"]"),
            body("c", "{\"secret\":1}"))) {
      queues.send(QUEUE, body, attributes);
    }

    invoke(new ThrottleHandler(assembly), throttleEvent(10, 0));

    assertThat(queues.messages(FAILED)).hasSize(7);
    assertThat(lines()).hasSizeGreaterThan(7);
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
  }

  @Test
  void reconcile_tellsTheRound() throws IOException {
    invoke(new ReconcileHandler(assembly), "{}");

    assertThat(onlyLine().get("message").getAsString()).isEqualTo("round ended");
    assertThat(onlyLine().get("requestId").getAsString()).isEqualTo("request");
  }

  private JsonObject onlyLine() {
    List<JsonObject> all = lines();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
