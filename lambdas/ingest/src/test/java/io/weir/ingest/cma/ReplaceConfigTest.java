package io.weir.ingest.cma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of messages that go through S3. */
final class ReplaceConfigTest {
  private static final String MESSAGE =
      """
      {"cumulus_meta": {"system_bucket": "b"}, "meta": {"kept": 1, "far": {"here": 2}},
       "payload": {"granules": [{"id": "G"}], "pdr": {"name": "P"}}}
      """;

  private static final Task KEEP = (_, input, output) -> output.value(input.payloadValue());

  private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.fixed(Instant.EPOCH));

  @ParameterizedTest
  @ValueSource(strings = {"$", "$.payload", "$.payload.granules", "$.payload.pdr", "$.meta"})
  void run_anyPart_isBackInItsPlaceAfterwards(String path) throws IOException {
    JsonObject parted = run(MESSAGE, "{\"Path\": \"%s\", \"MaxSize\": 1}".formatted(path));

    assertThat(parted.getAsJsonObject("replace").get("TargetPath").getAsString()).isEqualTo(path);
    assertThat(run(parted.toString(), "{}")).isEqualTo(json(MESSAGE));
  }

  @Test
  void run_partBelowThePayload_aloneGoesToS3() throws IOException {
    JsonObject parted = run(MESSAGE, "{\"Path\": \"$.payload.granules\", \"MaxSize\": 1}");

    assertThat(parted.get("payload")).isEqualTo(json("{'granules': '', 'pdr': {'name': 'P'}}"));
    assertThat(parted.get("meta")).isEqualTo(json(MESSAGE).get("meta"));
    assertThat(remote(parted)).isEqualTo(parse("[{'id': 'G'}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.payload          | $          | {'granules': [{'id': 'G'}], 'pdr': {'name': 'P'}, 'meta': {'kept': 1, 'far': {'here': 2}}, 'payload': {}}
          $.payload.pdr      | $.meta.far | {'meta': {'kept': 1, 'far': {'here': 2, 'name': 'P'}}, 'payload': {'granules': [{'id': 'G'}], 'pdr': {}}}
          $.payload.granules | $.meta.far | {'meta': {'kept': 1, 'far': [{'id': 'G'}]}, 'payload': {'granules': '', 'pdr': {'name': 'P'}}}
          $.meta.far         | $.payload  | {'meta': {'kept': 1, 'far': {}}, 'payload': {'granules': [{'id': 'G'}], 'pdr': {'name': 'P'}, 'here': 2}}
          $.meta             | $.meta.new | {'meta': {'new': {'kept': 1, 'far': {'here': 2}}}, 'payload': {'granules': [{'id': 'G'}], 'pdr': {'name': 'P'}}}
          """)
  void run_targetElsewhere_putsThePartThere(String path, String target, String after)
      throws IOException {
    JsonObject parted =
        run(
            MESSAGE,
            "{\"Path\": \"%s\", \"TargetPath\": \"%s\", \"MaxSize\": 1}".formatted(path, target));

    JsonObject expected = json(after);
    expected.add("cumulus_meta", json(MESSAGE).get("cumulus_meta"));
    assertThat(run(parted.toString(), "{}")).isEqualTo(expected);
  }

  @Test
  void run_nothingAtThePath_isNamed() {
    assertThatThrownBy(() -> run(MESSAGE, "{\"Path\": \"$.payload.none.x\", \"MaxSize\": 1}"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage("ReplaceConfig.Path: nothing is at $.payload.none.x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Path", "TargetPath"})
  void run_placeThatIsNotNamesOnly_isRefused(String field) {
    assertThatThrownBy(() -> run(MESSAGE, "{\"%s\": \"$.payload[0]\"}".formatted(field)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("ReplaceConfig." + field + " must be names only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"meta\":{},nonsense", "{\"meta\":{}", "{\"payload\": [1", "", "{]"})
  void run_remoteMessageThatIsNoJson_isNamed(String remote) {
    store.put(new ObjectLocation("b", "k"), Content.of(remote));

    assertThatThrownBy(() -> run(at("$"), "{}"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage("the remote message s3://b/k is not JSON");
  }

  @Test
  void run_remotePayloadThatIsNoJson_isNamedAlsoInAStream() {
    store.put(new ObjectLocation("b", "k"), Content.of("{\"granules\": [1"));
    Task streaming =
        (_, input, output) -> {
          input.payload().skipValue();
          output.value(new JsonObject());
        };

    assertThatThrownBy(() -> run(streaming, at("$.payload"), "{}"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage("the payload is not JSON");
  }

  private static String at(String targetPath) {
    return """
        {"cumulus_meta": {}, "payload": {},
         "replace": {"Bucket": "b", "Key": "k", "TargetPath": "%s"}}
        """
        .formatted(targetPath);
  }

  private JsonElement remote(JsonObject parted) throws IOException {
    String key = parted.getAsJsonObject("replace").get("Key").getAsString();
    return Json.parse(store.get(new ObjectLocation("b", key)), "test");
  }

  private JsonObject run(String message, String replaceConfig) throws IOException {
    return run(KEEP, message, replaceConfig);
  }

  private JsonObject run(Task task, String message, String replaceConfig) throws IOException {
    String event =
        "{\"cma\": {\"event\": %s, \"ReplaceConfig\": %s}}".formatted(message, replaceConfig);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MessageAdapter(store)
        .run(task, new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out);
    return json(out.toString(StandardCharsets.UTF_8));
  }

  private static JsonObject json(String text) {
    return parse(text).getAsJsonObject();
  }

  private static JsonElement parse(String text) {
    return Json.parse(text.replace('\'', '"'), "test");
  }
}
