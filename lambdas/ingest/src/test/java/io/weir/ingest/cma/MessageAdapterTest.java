package io.weir.ingest.cma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageAdapterTest {
  private static final String MESSAGE =
      """
      {"cumulus_meta": {"system_bucket": "internal", "state_machine": "arn:aws:states:r:1:stateMachine:M",
                        "execution_name": "e1"},
       "meta": {"stack": "test", "provider": {"id": "p", "limit": 3}, "names": ["a", "b"], "n": 1.50},
       "payload": {"in": 1}, "exception": null, "extra": {"kept": [1, 2.50]}}
      """;

  private static final Task KEEP = (_, input, output) -> output.value(input.payloadValue());

  private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.fixed(Instant.EPOCH));
  private final MessageAdapter adapter = new MessageAdapter(store);
  private final List<Fields> configs = new ArrayList<>();

  @Test
  void run_messageBelowCma_putsAnswerIntoPayloadAndKeepsAllElse() throws IOException {
    JsonObject answer = run(answering("{\"out\":[1,2]}"), cma(MESSAGE, "{\"a\": 1}", "{}"));

    JsonObject expected = json(MESSAGE);
    expected.add("payload", json("{\"out\":[1,2]}"));
    assertThat(Json.text(answer)).isEqualTo(Json.text(expected));
  }

  @Test
  void run_bareMessageWithTaskConfig_takesItOutOfTheAnswer() throws IOException {
    JsonObject message = json(MESSAGE);
    message.add("task_config", json("{\"stack\": \"{$.meta.stack}\"}"));
    message.add("ReplaceConfig", json("{\"FullMessage\": true}"));

    JsonObject answer = run(KEEP, message);

    assertThat(answer).isEqualTo(json(MESSAGE));
    assertThat(configs.getFirst().text("stack")).isEqualTo("test");
  }

  @Test
  void run_templates_areResolvedAsTheAdapterDocuments() throws IOException {
    run(
        KEEP,
        cma(
            MESSAGE,
            """
            {"whole": "{$.meta.provider}", "doubled": "{{$.meta.stack}}", "text": "a-{$.meta.stack}/{$.meta.provider.limit}",
             "all": "{[$.meta.names[*]]}", "none": "{$.meta.nothing}", "noneInText": "x{$.meta.nothing}",
             "noneOfAll": "{[$.meta.nothing[*]]}", "digits": "{$.meta.n}", "payload": "{$.payload.in}",
             "other": "{cmrMetadata.Granule}", "deep": [{"in": "{$.meta.stack}"}], "number": 4}
            """,
            "{}"));

    assertThat(configs.getFirst().json())
        .isEqualTo(
            json(
                """
                {"whole": {"id": "p", "limit": 3}, "doubled": "test", "text": "a-test/3",
                 "all": ["a", "b"], "none": null, "noneInText": "x{$.meta.nothing}",
                 "noneOfAll": [], "digits": 1.50, "payload": 1,
                 "other": "{cmrMetadata.Granule}", "deep": [{"in": "test"}], "number": 4}
                """));
  }

  @Test
  void run_valueThatLooksLikeATemplate_isNotResolvedAgain() throws IOException {
    String message = MESSAGE.replace("\"stack\": \"test\"", "\"stack\": \"{$.payload}\"");

    run(KEEP, cma(message, "{\"a\": \"{$.meta.stack}\", \"b\": \"-{$.meta.stack}\"}", "{}"));

    assertThat(configs.getFirst().text("a")).isEqualTo("{$.payload}");
    assertThat(configs.getFirst().text("b")).isEqualTo("-{$.payload}");
  }

  @Test
  void run_malformedPath_namesIt() {
    assertThatThrownBy(() -> run(KEEP, cma(MESSAGE, "{\"a\": \"{$.meta[?(}\"}", "{}")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("$.meta[?(");
  }

  @Test
  void run_largeAnswer_liesInS3AndIsReadByTheNextTask() throws IOException {
    String text = "é".repeat(150_000);

    JsonObject answer = run(answering("[\"" + text + "\"]"), cma(MESSAGE, "{}", "{}"));

    assertThat(answer.get("payload")).isEqualTo(new JsonObject());
    assertThat(answer.get("extra")).isEqualTo(json(MESSAGE).get("extra"));
    Fields replace = new Fields("replace", answer.getAsJsonObject("replace"));
    assertThat(replace.text("Bucket")).isEqualTo("internal");
    assertThat(replace.text("Key")).matches("events/[0-9a-f-]{36}");
    assertThat(replace.text("TargetPath")).isEqualTo("$.payload");
    List<JsonElement> seen = new ArrayList<>();
    JsonObject next = run(reading(seen), cma(Json.text(answer), "{}", "{}"));
    assertThat(seen.getFirst().getAsJsonArray().get(0).getAsString()).isEqualTo(text);
    assertThat(next.has("replace")).isFalse();
  }

  @Test
  void run_largeAnswerWithFullMessage_keepsOnlyCumulusMeta() throws IOException {
    String text = "x".repeat(210_000);

    JsonObject answer =
        run(answering("[\"" + text + "\"]"), cma(MESSAGE, "{}", "{\"FullMessage\": true}"));

    assertThat(answer.keySet()).containsExactly("cumulus_meta", "replace");
    List<JsonElement> seen = new ArrayList<>();
    JsonObject next =
        run(reading(seen), cma(Json.text(answer), "{\"s\": \"{$.meta.stack}\"}", "{}"));
    assertThat(seen.getFirst().getAsJsonArray().get(0).getAsString()).isEqualTo(text);
    assertThat(next.has("replace")).isFalse();
    assertThat(next.get("extra")).isEqualTo(json(MESSAGE).get("extra"));
    assertThat(configs.getLast().text("s")).isEqualTo("test");
  }

  @Test
  void run_smallerMaxSize_isTheLimit() throws IOException {
    JsonObject answer =
        run(
            answering("[\"abc\"]"),
            cma(MESSAGE, "{}", "{\"Path\": \"$.payload\", \"MaxSize\": 9}"));

    assertThat(answer.has("replace")).isTrue();
  }

  @Test
  void run_remotePayload_isOpenedAsOftenAsAsked() throws IOException {
    store.put(new ObjectLocation("b", "k"), Content.of("[7]"));
    List<JsonElement> seen = new ArrayList<>();
    Task twice =
        (config, input, output) -> {
          seen.add(input.payloadValue());
          collecting(seen).run(config, input, output);
        };

    run(twice, cma(remote("$.payload"), "{\"n\": \"{$.payload[0]}\"}", "{}"));

    assertThat(seen).hasSize(2).allMatch(Json.parse("[7]", "test")::equals);
    assertThat(configs.getFirst().optionalCount("n")).hasValue(7);
  }

  @Test
  void run_remotePartElsewhere_isPutThere() throws IOException {
    store.put(new ObjectLocation("b", "k"), Content.of("{\"id\": 9}"));

    JsonObject answer = run(KEEP, cma(remote("$.meta.far"), "{}", "{}"));

    assertThat(answer.getAsJsonObject("meta").get("far")).isEqualTo(json("{\"id\": 9}"));
  }

  @Test
  void run_remotePartMissing_namesIt() {
    assertThatThrownBy(() -> run(KEEP, cma(remote("$"), "{}", "{}")))
        .isInstanceOf(FileNotFound.class)
        .hasMessageContaining("s3://b/k");
  }

  @Test
  void run_exceptionBesideARemoteMessage_stays() throws IOException {
    store.put(new ObjectLocation("b", "k"), Content.of(MESSAGE));
    JsonObject message = json(remote("$"));
    message.addProperty("exception", "WorkflowError");

    JsonObject answer = run(KEEP, cma(Json.text(message), "{}", "{}"));

    assertThat(answer.get("exception")).isEqualTo(new JsonPrimitive("WorkflowError"));
  }

  @Test
  void run_cumulusMessage_movesInputAndOutputs() throws IOException {
    List<JsonElement> seen = new ArrayList<>();
    String config =
        """
        {"cumulus_message": {"input": "{$.meta.provider}",
          "outputs": [{"source": "{$.id}", "destination": "{$.meta.found.id}"},
                      {"source": "{$}", "destination": "{$.payload}"}]}}
        """;

    JsonObject answer = run(collecting(seen), cma(MESSAGE, config, "{}"));

    assertThat(seen).containsExactly(json("{\"id\": \"p\", \"limit\": 3}"));
    assertThat(configs.getFirst().json().size()).isZero();
    assertThat(answer.getAsJsonObject("meta").get("found")).isEqualTo(json("{\"id\": \"p\"}"));
    assertThat(answer.get("payload")).isEqualTo(json("{\"id\": \"p\", \"limit\": 3}"));
  }

  @Test
  void run_taskFails_writesNothing() {
    Task failing =
        (_, _, output) -> {
          output.value(new JsonPrimitive(1));
          throw new InvalidArgument("no");
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> adapter.run(failing, stream(MESSAGE), out))
        .isInstanceOf(InvalidArgument.class);

    assertThat(out.size()).isZero();
  }

  @Test
  void run_eventIsNotJson_saysWhere() {
    assertThatThrownBy(() -> adapter.run(KEEP, stream("{\"a\": }"), new ByteArrayOutputStream()))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage("the event is not JSON, at $.a");
  }

  @Test
  void executionArn_isTheStateMachinesWithTheName() throws IOException {
    List<String> arns = new ArrayList<>();

    run(
        (_, input, output) -> {
          arns.add(input.executionArn());
          output.value(new JsonObject());
        },
        cma(MESSAGE, "{}", "{}"));

    assertThat(arns).containsExactly("arn:aws:states:r:1:execution:M:e1");
  }

  private JsonObject run(Task task, JsonObject event) throws IOException {
    Task noting =
        (config, input, output) -> {
          configs.add(config);
          task.run(config, input, output);
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    adapter.run(noting, stream(Json.text(event)), out);
    return json(out.toString(StandardCharsets.UTF_8));
  }

  private static Task answering(String json) {
    return (_, _, output) -> output.value(Json.parse(json, "test"));
  }

  private static Task collecting(List<JsonElement> seen) {
    return (_, input, output) -> {
      JsonElement payload = input.payloadValue();
      seen.add(payload);
      output.value(payload);
    };
  }

  private static Task reading(List<JsonElement> seen) {
    return (_, input, output) -> {
      seen.add(input.payloadValue());
      output.value(new JsonObject());
    };
  }

  private static String remote(String targetPath) {
    return """
        {"cumulus_meta": {"system_bucket": "internal"}, "meta": {}, "payload": {},
         "replace": {"Bucket": "b", "Key": "k", "TargetPath": "%s"}}
        """
        .formatted(targetPath);
  }

  private static JsonObject cma(String message, String taskConfig, String replaceConfig) {
    return json(
        "{\"cma\": {\"event\": %s, \"task_config\": %s, \"ReplaceConfig\": %s}}"
            .formatted(message, taskConfig, replaceConfig));
  }

  private static JsonObject json(String text) {
    return Json.parse(text, "test").getAsJsonObject();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
