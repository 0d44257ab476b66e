package io.weir.cumulus;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.execution.ExecutionName;
import io.weir.execution.StateMachineArn;
import io.weir.execution.WorkRequest;
import io.weir.queue.QueueUrl;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A Cumulus message that asks for an execution. */
final class CumulusRequest implements WorkRequest {
  static final String META = "cumulus_meta";
  static final String QUEUE_URL = "queueUrl";
  static final String EXECUTION_NAME = "execution_name";
  static final String START_TIME = "workflow_start_time";

  /** What a start writes into the message, and what a comparison therefore leaves out. */
  private static final List<String> STAMPED = List.of(START_TIME, QUEUE_URL, EXECUTION_NAME);

  private final JsonObject message;
  private final QueueUrl queue;
  private final StateMachineArn stateMachine;
  private final @Nullable ExecutionName executionName;
  private final OptionalInt executionLimit;

  CumulusRequest(
      JsonObject message,
      QueueUrl queue,
      StateMachineArn stateMachine,
      @Nullable ExecutionName executionName,
      OptionalInt executionLimit) {
    this.message = message;
    this.queue = queue;
    this.stateMachine = stateMachine;
    this.executionName = executionName;
    this.executionLimit = executionLimit;
  }

  @Override
  public StateMachineArn stateMachine() {
    return stateMachine;
  }

  @Override
  public Optional<ExecutionName> executionName() {
    return Optional.ofNullable(executionName);
  }

  @Override
  public OptionalInt executionLimit() {
    return executionLimit;
  }

  @Override
  public String input(ExecutionName name, long startTimeMillis) {
    JsonObject input = message.deepCopy();
    JsonObject meta = input.getAsJsonObject(META);
    meta.addProperty(START_TIME, startTimeMillis);
    meta.addProperty(QUEUE_URL, queue.value());
    meta.addProperty(EXECUTION_NAME, name.value());
    return Json.write(input);
  }

  @Override
  public boolean hasInput(String executionInput) {
    return Json.parse(executionInput)
        .map(input -> unstamped(input).equals(unstamped(message)))
        .orElse(false);
  }

  private static JsonElement unstamped(JsonElement message) {
    JsonElement copy = message.deepCopy();
    if (copy instanceof JsonObject object && object.get(META) instanceof JsonObject meta) {
      STAMPED.forEach(meta::remove);
    }
    return copy;
  }
}
