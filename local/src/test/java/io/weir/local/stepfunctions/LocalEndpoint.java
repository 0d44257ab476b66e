package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.weir.local.asl.TaskRunner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** An endpoint, an unmodified SDK client of it, and the status changes it tells. */
final class LocalEndpoint implements AutoCloseable {

  static final String ROLE = "arn:aws:iam::000000000000:role/any";

  static final String PASS =
      """
      {"StartAt": "Done", "States": {"Done": {"Type": "Pass", "End": true}}}""";

  static final String TASK =
      """
      {"StartAt": "Work", "States": {"Work": {"Type": "Task", "End": true,
        "Resource": "arn:aws:lambda:us-east-1:000000000000:function:work"}}}""";

  private static final long PATIENCE_SECONDS = 10;

  private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
  private final StepFunctionsEndpoint endpoint;
  private final SfnClient client;

  LocalEndpoint(TaskRunner tasks, UnaryOperator<StepFunctionsEndpointBuilder> options) {
    endpoint = options.apply(StepFunctionsEndpoint.builder(tasks).listener(events::add)).start();
    client = clientBuilder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  /** For a client with settings of its own. */
  SfnClientBuilder clientBuilder() {
    return SfnClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  StepFunctionsEndpoint endpoint() {
    return endpoint;
  }

  SfnClient client() {
    return client;
  }

  String create(String name, String definition) {
    return client
        .createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE))
        .stateMachineArn();
  }

  StartExecutionResponse start(String machine, String name, String input) {
    return client.startExecution(r -> r.stateMachineArn(machine).name(name).input(input));
  }

  JsonObject nextEvent() throws InterruptedException {
    JsonObject event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(event).as("the next status change").isNotNull();
    return event;
  }

  /** The detail of the next status change that is an end. */
  JsonObject awaitEnd() throws InterruptedException {
    JsonObject detail = nextEvent().getAsJsonObject("detail");
    while (detail.get("status").getAsString().equals("RUNNING")) {
      detail = nextEvent().getAsJsonObject("detail");
    }
    return detail;
  }

  @Override
  public void close() {
    client.close();
    endpoint.close();
  }
}
