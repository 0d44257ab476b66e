package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an execution is told about itself, in the context object.
 *
 * @param arn the execution's ARN
 * @param name the execution's name
 * @param roleArn the role of the state machine
 * @param startTime when the execution started
 * @param stateMachineArn the state machine's ARN
 * @param stateMachineName the state machine's name
 * @param input the execution's input
 * @param redrive the redrive that started this run; null in the first run
 */
public record ExecutionInfo(
    String arn,
    String name,
    String roleArn,
    Instant startTime,
    String stateMachineArn,
    String stateMachineName,
    JsonElement input,
    @Nullable Redrive redrive) {

  /**
   * A redrive of the execution.
   *
   * @param count how many there were, this one included
   * @param time when it was
   */
  public record Redrive(int count, Instant time) {}

  /** What the first run is told. */
  public ExecutionInfo(
      String arn,
      String name,
      String roleArn,
      Instant startTime,
      String stateMachineArn,
      String stateMachineName,
      JsonElement input) {
    this(arn, name, roleArn, startTime, stateMachineArn, stateMachineName, input, null);
  }

  /** When this run started; the execution's timeout counts from here. */
  Instant runStart() {
    return redrive == null ? startTime : redrive.time();
  }

  /** The fields of the context object that stay the same for the whole execution. */
  JsonObject context() {
    JsonObject execution = new JsonObject();
    execution.addProperty("Id", arn);
    execution.add("Input", input);
    execution.addProperty("Name", name);
    execution.addProperty("RoleArn", roleArn);
    execution.addProperty("StartTime", timestamp(startTime));
    execution.addProperty("RedriveCount", redrive == null ? 0 : redrive.count());
    if (redrive != null) {
      execution.addProperty("RedriveTime", timestamp(redrive.time()));
    }
    JsonObject stateMachine = new JsonObject();
    stateMachine.addProperty("Id", stateMachineArn);
    stateMachine.addProperty("Name", stateMachineName);
    JsonObject context = new JsonObject();
    context.add("Execution", execution);
    context.add("StateMachine", stateMachine);
    return context;
  }

  /** An instant as the context object tells it, to the millisecond. */
  static String timestamp(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
