package io.weir.contract.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.ExecutionHistory;
import io.weir.local.asl.ExecutionInfo;
import io.weir.local.asl.ExecutionOutcome;
import io.weir.local.asl.Interpreter;
import io.weir.local.asl.InterpreterSettings;
import io.weir.local.asl.Progress;
import io.weir.local.asl.Services;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.definition.InvalidDefinitionException;
import io.weir.local.asl.definition.StateMachineDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every case of the contract, on virtual time. */
class AslContractTest {

  /** Draws the middle of every range. */
  private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;

  @TestFactory
  Stream<DynamicTest> interpreter_onEachCase_doesAsDocumented() {
    return AslCase.all().stream()
        .map(
            one -> DynamicTest.dynamicTest(one.name() + ": " + one.title(), () -> checkNamed(one)));
  }

  /** Surefire tells dynamic tests by their number; the failure itself tells the case's name. */
  private static void checkNamed(AslCase one) throws InterruptedException {
    try {
      check(one);
    } catch (AssertionError failed) {
      throw new AssertionError(one.name() + ": " + failed.getMessage(), failed);
    }
  }

  private static void check(AslCase one) throws InterruptedException {
    if (one.isInvalid()) {
      assertThatThrownBy(() -> StateMachineDefinition.parse(Json.write(one.definition())))
          .isInstanceOf(InvalidDefinitionException.class)
          .hasMessageContaining(one.message());
    } else {
      checkRun(one);
    }
  }

  private static void checkRun(AslCase one) throws InterruptedException {
    VirtualClock clock = new VirtualClock();
    ScriptedTasks tasks = new ScriptedTasks(clock, one.tasks());
    ExecutionHistory history = new ExecutionHistory();
    ExecutionOutcome outcome =
        new Interpreter(
                new InterpreterSettings(
                    "000000000000",
                    "us-east-1",
                    clock,
                    new Services(tasks, tasks, tasks.tokens()),
                    false,
                    MIDDLE))
            .run(
                StateMachineDefinition.parse(Json.write(one.definition())),
                info(one),
                history,
                new Progress());
    history.end(outcome, clock.now());

    checkOutcome(one.expect(), outcome);
    checkEvents(one.expect(), history);
    checkElapsed(one.expect(), clock);
    assertThat(tasks.isUsedUp()).as("every scripted answer was asked for").isTrue();
  }

  private static ExecutionInfo info(AslCase one) {
    return new ExecutionInfo(
        "arn:aws:states:us-east-1:000000000000:execution:contract:case",
        "case",
        "arn:aws:iam::000000000000:role/contract",
        VirtualClock.START,
        "arn:aws:states:us-east-1:000000000000:stateMachine:contract",
        "contract",
        one.input());
  }

  private static void checkOutcome(JsonObject expected, ExecutionOutcome outcome) {
    String status = expected.get("status").getAsString();
    switch (outcome) {
      case ExecutionOutcome.Succeeded(var output) -> {
        assertThat(status).isEqualTo("SUCCEEDED");
        assertThat(output).isEqualTo(expected.get("output"));
      }
      case ExecutionOutcome.Failed(var error, var cause) -> {
        assertThat(status).as("%s: %s", error, cause).isEqualTo("FAILED");
        checkError(expected, error, cause);
      }
      case ExecutionOutcome.TimedOut() -> assertThat(status).isEqualTo("TIMED_OUT");
      case ExecutionOutcome.Aborted aborted ->
          throw new AssertionError("nobody aborts: " + aborted);
    }
  }

  private static void checkError(
      JsonObject expected, @Nullable String error, @Nullable String cause) {
    assertThat(error).as("error, with the cause %s", cause).isEqualTo(text(expected.get("error")));
    if (expected.has("cause")) {
      assertThat(cause).as("cause").isEqualTo(text(expected.get("cause")));
    }
  }

  private static @Nullable String text(JsonElement expected) {
    return expected.isJsonNull() ? null : expected.getAsString();
  }

  private static void checkEvents(JsonObject expected, ExecutionHistory history) {
    if (expected.has("events")) {
      List<String> types = history.events().stream().map(event -> event.type().text()).toList();
      assertThat(types)
          .containsExactlyElementsOf(
              expected.getAsJsonArray("events").asList().stream()
                  .map(type -> type.getAsString())
                  .toList());
    }
  }

  private static void checkElapsed(JsonObject expected, VirtualClock clock) {
    if (expected.has("elapsedSeconds")) {
      BigDecimal millis = expected.get("elapsedSeconds").getAsBigDecimal().movePointRight(3);
      assertThat(Duration.between(VirtualClock.START, clock.now()))
          .isEqualTo(Duration.ofMillis(millis.longValueExact()));
    }
  }
}
