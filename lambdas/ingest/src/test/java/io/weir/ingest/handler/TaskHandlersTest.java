package io.weir.ingest.handler;

import static io.weir.ingest.IngestWorld.QUEUE;
import static io.weir.ingest.IngestWorld.granule;
import static io.weir.ingest.IngestWorld.granules;
import static io.weir.ingest.IngestWorld.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.Fixtures;
import io.weir.ingest.IngestWorld;
import io.weir.ingest.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions as Lambda calls them: bytes in, bytes out. */
final class TaskHandlersTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "system_bucket",
          IngestWorld.BUCKET,
          "stackName",
          "test",
          "defaultSchedulerQueueUrl",
          QUEUE);

  private final IngestWorld world = new IngestWorld();
  private final List<String> log = new ArrayList<>();
  private final Assembly assembly =
      new Assembly(
          world.store, world.sender, (Duration _) -> {}, InstantSource.fixed(IngestWorld.NOW));

  @Test
  void queueGranules_cumulusMessage_isAnsweredByOne() throws IOException {
    JsonObject event = message("DiscoverGranules", "parent", granules(granule("A")));
    event.add("task_config", config("granuleIngestWorkflow", "IngestGranule"));

    JsonObject answer = call(new QueueGranulesHandler(assembly), Json.text(event));

    assertThat(answer.getAsJsonObject("payload").getAsJsonArray("running")).hasSize(1);
    assertThat(answer.get("meta")).isEqualTo(event.get("meta"));
    assertThat(world.messages()).hasSize(1);
  }

  @Test
  void queuePdrs_cumulusMessage_isAnsweredByOne() throws IOException {
    JsonObject config = config("parsePdrWorkflow", "ParsePdr");
    config.add("collection", IngestWorld.collection());
    JsonObject event =
        message(
            "DiscoverPdrs",
            "parent",
            Fixtures.json("{\"pdrs\":[{\"name\":\"A.PDR\",\"path\":\"p\"}]}"));
    event.add("task_config", config);

    JsonObject answer = call(new QueuePdrsHandler(assembly), Json.text(event));

    assertThat(answer.getAsJsonObject("payload").get("pdrs_queued"))
        .isEqualTo(new JsonPrimitive(1));
  }

  @Test
  void queueWorkflow_cumulusMessage_isAnsweredByOne() throws IOException {
    JsonObject event = message("Parent", "parent", new JsonObject());
    event.add("task_config", config("workflow", "ParsePdr"));

    JsonObject answer = call(new QueueWorkflowHandler(assembly), Json.text(event));

    assertThat(answer.getAsJsonObject("payload").get("workflow"))
        .isEqualTo(new JsonPrimitive("ParsePdr"));
  }

  @Test
  void scheduleWorkflow_eventWithoutQueue_goesToTheEnvironments() throws IOException {
    JsonObject answer =
        call(
            new ScheduleWorkflowHandler(assembly, ENVIRONMENT),
            "{\"definition\":{\"name\":\"ParsePdr\"}}");

    assertThat(answer.get("running").getAsString()).contains(":execution:test-ParsePdr:");
    assertThat(world.messages()).hasSize(1);
  }

  @Test
  void scheduleWorkflow_messageThatFails_isLogged() throws IOException {
    JsonObject answer =
        call(
            new ScheduleWorkflowHandler(assembly, ENVIRONMENT),
            "{\"Records\":[{\"messageId\":\"m1\",\"eventSourceARN\":\"arn:aws:sqs:r:1:q\"}]}");

    assertThat(answer.getAsJsonArray("batchItemFailures")).hasSize(1);
    assertThat(log).containsExactly("message m1 goes back: no enabled rule reads this queue\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"system_bucket", "stackName", "defaultSchedulerQueueUrl"})
  void scheduleWorkflow_environmentIncomplete_isNamed(String name) {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.remove(name);

    assertThatThrownBy(() -> new ScheduleWorkflowHandler(assembly, environment))
        .hasMessage("environment variable " + name + " is missing");
  }

  private JsonObject call(RequestStreamHandler handler, String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context());
    return Fixtures.json(out.toString(StandardCharsets.UTF_8));
  }

  private Context context() {
    LambdaLogger logger =
        new LambdaLogger() {
          @Override
          public void log(String line) {
            log.add(line);
          }

          @Override
          public void log(byte[] line) {
            throw new UnsupportedOperationException();
          }
        };
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getAwsRequestId" -> "request";
                  case "getLogger" -> logger;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static JsonObject config(String name, String value) {
    JsonObject config = new JsonObject();
    config.addProperty("queueUrl", QUEUE);
    config.add("provider", IngestWorld.provider());
    config.addProperty("internalBucket", IngestWorld.BUCKET);
    config.addProperty("stackName", "test");
    config.addProperty(name, value);
    return config;
  }
}
