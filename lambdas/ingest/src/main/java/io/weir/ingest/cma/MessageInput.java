package io.weir.ingest.cma;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import java.io.IOException;

/** The message that a task was called with. Not thread-safe. */
public final class MessageInput {
  /** Opens the payload, each time from its beginning. */
  @FunctionalInterface
  interface PayloadSource {
    JsonReader open() throws IOException;
  }

  private final JsonObject message;
  private final PayloadSource payload;

  MessageInput(JsonObject message, PayloadSource payload) {
    this.message = requireNonNull(message);
    this.payload = requireNonNull(payload);
  }

  /** Returns {@code cumulus_meta}, for reading; empty if the message has none. */
  public Fields cumulusMeta() {
    return part("cumulus_meta");
  }

  /** Returns {@code meta}, for reading; empty if the message has none. */
  public Fields meta() {
    return part("meta");
  }

  /**
   * Returns the ARN of the execution that the task runs in, by {@code cumulus_meta.state_machine}
   * and {@code execution_name}.
   *
   * @throws InvalidArgument if one of them is missing
   */
  public String executionArn() {
    Fields meta = cumulusMeta();
    return executionArn(meta.text("state_machine"), meta.text("execution_name"));
  }

  /** Returns the ARN that an execution of a state machine has by its name. */
  public static String executionArn(String stateMachineArn, String executionName) {
    return stateMachineArn.replace(":stateMachine:", ":execution:") + ":" + executionName;
  }

  /**
   * Opens the payload from its beginning, as often as is needed; the caller closes. A payload that
   * is missing reads as null.
   */
  public JsonReader payload() throws IOException {
    return payload.open();
  }

  /** Reads the payload into memory: for tasks whose input is small. */
  public JsonElement payloadValue() throws IOException {
    try (JsonReader reader = payload()) {
      return Json.next(reader, "the payload");
    }
  }

  private Fields part(String name) {
    JsonElement value = message.get(name);
    return new Fields(name, Json.isNothing(value) ? new JsonObject() : Json.object(value, name));
  }
}
