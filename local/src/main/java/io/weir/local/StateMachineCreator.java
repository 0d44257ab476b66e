package io.weir.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.local.failure.LocalStackException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Creates state machines by the Step Functions API, without an SDK client, which would take a
 * second to load.
 */
final class StateMachineCreator {
  /** Step Functions wants a role; the local endpoint does not use it. */
  private static final String ROLE_ARN = "arn:aws:iam::%s:role/local".formatted(LocalStack.ACCOUNT);

  private final URI endpoint;

  StateMachineCreator(URI endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Returns the new state machine's ARN.
   *
   * @throws LocalStackException if the endpoint refuses the definition
   */
  String create(StackDefinition.StateMachine machine) {
    try {
      return post(machine).get("stateMachineArn").getAsString();
    } catch (IOException e) {
      throw new LocalStackException(
          "Cannot create state machine %s: %s".formatted(machine.name(), e.getMessage()), e);
    }
  }

  private JsonObject post(StackDefinition.StateMachine machine) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
    connection.setRequestProperty("X-Amz-Target", "AWSStepFunctions.CreateStateMachine");
    connection.getOutputStream().write(request(machine).toString().getBytes(UTF_8));
    boolean accepted = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    try (InputStream body = accepted ? connection.getInputStream() : connection.getErrorStream()) {
      JsonObject answer =
          JsonParser.parseString(new String(body.readAllBytes(), UTF_8)).getAsJsonObject();
      if (!accepted) {
        throw new IOException(answer.get("message").getAsString());
      }
      return answer;
    }
  }

  private static JsonObject request(StackDefinition.StateMachine machine) {
    JsonObject request = new JsonObject();
    request.addProperty("name", machine.name());
    request.addProperty("definition", machine.definition());
    request.addProperty("roleArn", ROLE_ARN);
    request.addProperty("type", machine.express() ? "EXPRESS" : "STANDARD");
    return request;
  }
}
