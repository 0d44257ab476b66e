package io.weir.ingest.queue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.WorkflowDefinition;
import java.util.Optional;

/**
 * The workflow template, ready to make messages for one workflow. Making one never changes the
 * template, nor what is merged into it: no message carries what belongs to another. Thread-safe.
 */
final class MessageTemplate {
  private static final String CUMULUS_META = "cumulus_meta";
  private static final String META = "meta";

  private final JsonObject template;
  private final WorkflowDefinition workflow;

  MessageTemplate(JsonObject template, WorkflowDefinition workflow) {
    this.template = template.deepCopy();
    this.workflow = workflow;
  }

  WorkflowDefinition workflow() {
    return workflow;
  }

  /**
   * Returns what messages have in common that differ in their execution's name and payload.
   *
   * @param parent the ARN of the execution that sends it
   * @param asyncOperationId of the operation that asked for it
   * @param cumulusMeta merged below what the template says
   * @param meta merged over what the template says
   * @param request what was asked for: all of the above as far as it repeats
   */
  MessageShape shape(
      Optional<String> parent,
      Optional<String> asyncOperationId,
      JsonObject cumulusMeta,
      JsonObject meta,
      Request request) {
    JsonObject fixed = part(CUMULUS_META);
    fixed.addProperty("state_machine", workflow.arn());
    parent.ifPresent(arn -> fixed.addProperty("parentExecutionArn", arn));
    asyncOperationId.ifPresent(id -> fixed.addProperty("asyncOperationId", id));
    JsonObject messageMeta = JsonMerge.merge(part(META), meta);
    messageMeta.addProperty("workflow_name", workflow.name());
    JsonObject message = template.deepCopy();
    message.add(CUMULUS_META, JsonMerge.merge(cumulusMeta, fixed));
    message.add(META, messageMeta);
    return MessageShape.of(message, request);
  }

  private JsonObject part(String name) {
    JsonElement part = template.get(name);
    return Json.isNothing(part)
        ? new JsonObject()
        : Json.object(part, "the workflow template: " + name).deepCopy();
  }
}
