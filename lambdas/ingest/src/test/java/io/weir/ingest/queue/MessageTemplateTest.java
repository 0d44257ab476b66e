package io.weir.ingest.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.weir.ingest.Fixtures;
import io.weir.ingest.store.WorkflowDefinition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MessageTemplateTest {
  private static final Request NOTHING = Request.unlisted(new JsonObject());
  private static final WorkflowDefinition WORKFLOW = new WorkflowDefinition("W", "arn:W");

  private final JsonObject template =
      Fixtures.json(
          """
          {"cumulus_meta": {"queueExecutionLimits": {"q": 5}, "state_machine": null, "kept": 1},
           "meta": {"collection": {"name": "T", "files": [{"a": 1}, {"b": 2}]}, "provider": {"id": "t"}},
           "payload": {"old": true}, "exception": null, "other": [1]}
          """);

  @Test
  void shape_parentAndOperation_areThereOnlyWhenGiven() {
    assertThat(message(Optional.empty(), Optional.empty(), "{}", "{}").get("cumulus_meta"))
        .isEqualTo(
            Fixtures.json(
                "{\"queueExecutionLimits\":{\"q\":5},\"state_machine\":\"arn:W\",\"kept\":1,\"execution_name\":\"n\"}"));
    assertThat(message(Optional.of("p"), Optional.of("o"), "{}", "{}").get("cumulus_meta"))
        .isEqualTo(
            Fixtures.json(
                "{\"queueExecutionLimits\":{\"q\":5},\"state_machine\":\"arn:W\",\"kept\":1,\"execution_name\":\"n\","
                    + "\"parentExecutionArn\":\"p\",\"asyncOperationId\":\"o\"}"));
  }

  @Test
  void shape_templatesOtherFields_areKeptButForThePayload() {
    JsonObject message = message(Optional.empty(), Optional.empty(), "{}", "{}");

    assertThat(message.keySet())
        .containsExactlyInAnyOrder("cumulus_meta", "meta", "payload", "exception", "other");
    assertThat(message.get("payload")).isEqualTo(Fixtures.json("{\"p\":1}"));
    assertThat(message.get("other")).isEqualTo(template.get("other"));
  }

  @Test
  void shape_customMeta_isMergedOverTheTemplates() {
    assertThat(
            message(
                    Optional.empty(),
                    Optional.empty(),
                    "{}",
                    "{\"collection\":{\"name\":\"C\",\"files\":[{\"c\":3}]},\"x\":null,\"workflow_name\":\"no\"}")
                .get("meta"))
        .isEqualTo(
            Fixtures.json(
                "{\"collection\":{\"name\":\"C\",\"files\":[{\"a\":1,\"c\":3},{\"b\":2}]},"
                    + "\"provider\":{\"id\":\"t\"},\"x\":null,\"workflow_name\":\"W\"}"));
  }

  @Test
  void shape_customCumulusMeta_isMergedBelowTheRealOne() {
    assertThat(
            message(
                    Optional.empty(),
                    Optional.empty(),
                    "{\"kept\":2,\"new\":3,\"state_machine\":\"no\",\"execution_name\":\"no\",\"queueExecutionLimits\":{\"r\":1}}",
                    "{}")
                .get("cumulus_meta"))
        .isEqualTo(
            Fixtures.json(
                "{\"kept\":1,\"new\":3,\"state_machine\":\"arn:W\",\"execution_name\":\"n\",\"queueExecutionLimits\":{\"r\":1,\"q\":5}}"));
  }

  @Test
  void shape_madeTwice_leavesTheTemplateAndWhatIsMergedAlone() {
    JsonObject before = template.deepCopy();
    JsonObject meta = Fixtures.json("{\"collection\":{\"own\":{\"deep\":1}}}");
    JsonObject cumulusMeta = Fixtures.json("{\"queueExecutionLimits\":{\"r\":1}}");
    MessageTemplate messages = new MessageTemplate(template, WORKFLOW);

    messages.shape(Optional.of("p"), Optional.of("o"), cumulusMeta, meta, NOTHING);
    MessageShape second =
        messages.shape(
            Optional.empty(), Optional.empty(), new JsonObject(), new JsonObject(), NOTHING);

    assertThat(template).isEqualTo(before);
    assertThat(meta).isEqualTo(Fixtures.json("{\"collection\":{\"own\":{\"deep\":1}}}"));
    assertThat(cumulusMeta).isEqualTo(Fixtures.json("{\"queueExecutionLimits\":{\"r\":1}}"));
    assertThat(Fixtures.json(second.body("n", "{}")).getAsJsonObject("meta").get("collection"))
        .isEqualTo(before.getAsJsonObject("meta").get("collection"));
  }

  private JsonObject message(
      Optional<String> parent, Optional<String> operation, String cumulusMeta, String meta) {
    return Fixtures.json(
        new MessageTemplate(template, WORKFLOW)
            .shape(parent, operation, Fixtures.json(cumulusMeta), Fixtures.json(meta), NOTHING)
            .body("n", "{\"p\":1}"));
  }
}
