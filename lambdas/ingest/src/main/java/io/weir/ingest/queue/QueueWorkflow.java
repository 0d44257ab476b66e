package io.weir.ingest.queue;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.cma.MessageInput;
import io.weir.ingest.cma.PayloadWriter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts one message on a queue, which asks for an execution of a workflow with a given payload
 * ({@code QueueWorkflow}). {@code workflow}, a name or {@code {"name": ...}}, {@code workflowInput}
 * and {@code queueUrl} come from the payload, else from the configuration. Answers {@code
 * {"running": ARN, "workflow": ..., "workflowInput": ...}}. Thread-safe.
 */
public final class QueueWorkflow implements Task {
  private static final String WORKFLOW = "workflow";
  private static final String WORKFLOW_INPUT = "workflowInput";

  private final Delivery delivery;

  /** Creates the task. */
  public QueueWorkflow(Delivery delivery) {
    this.delivery = requireNonNull(delivery);
  }

  @Override
  public void run(Fields config, MessageInput input, PayloadWriter output) throws IOException {
    Fields asked = asked(config, input);
    String workflow = name(asked);
    Destination destination =
        Destination.from(config, input, delivery.store(), asked.text("queueUrl"), workflow);
    JsonElement workflowInput = asked.value(WORKFLOW_INPUT);
    String payload = Json.text(workflowInput == null ? new JsonObject() : workflowInput);
    JsonObject meta = config.optionalObject("childWorkflowMeta").orElseGet(JsonObject::new);
    MessageShape shape = destination.shape(meta, Request.unlisted(meta));
    destination.checkSize(shape, "workflow '" + workflow + "'", MessageShape.bytes(payload));
    Outgoing message = destination.message(shape, List.of(workflow), List.of(payload), payload);
    delivery.send(destination, 1, visitor -> visitor.visit(message), _ -> {});
    output.value(answer(asked, message));
  }

  private static JsonObject answer(Fields asked, Outgoing message) {
    JsonObject answer = new JsonObject();
    answer.addProperty("running", message.executionArn());
    answer.add(WORKFLOW, asked.json().get(WORKFLOW));
    answer.add(WORKFLOW_INPUT, asked.json().get(WORKFLOW_INPUT));
    return answer;
  }

  private static Fields asked(Fields config, MessageInput input) throws IOException {
    JsonElement payload = input.payloadValue();
    JsonObject asked = new JsonObject();
    for (String name : List.of(WORKFLOW, WORKFLOW_INPUT, "queueUrl")) {
      JsonElement own = payload instanceof JsonObject object ? object.get(name) : null;
      asked.add(name, Json.isNothing(own) ? config.value(name) : own);
    }
    return new Fields("payload or task_config", asked);
  }

  private static String name(Fields asked) {
    @Nullable JsonElement workflow = asked.value(WORKFLOW);
    return workflow instanceof JsonObject object
        ? new Fields(WORKFLOW, object).text("name")
        : asked.text(WORKFLOW);
  }
}
