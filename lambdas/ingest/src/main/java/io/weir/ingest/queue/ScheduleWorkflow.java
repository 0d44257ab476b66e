package io.weir.ingest.queue;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RecordDoesNotExist;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.store.StoredRecords;
import io.weir.ingest.store.WorkflowDefinition;
import java.util.List;
import java.util.Optional;

/**
 * Puts the message on a queue that a rule, or an operator, asks for (Cumulus' {@code ScheduleSF}).
 * The event:
 *
 * <pre>
 * {"definition": {"name": WORKFLOW, "arn": STATE MACHINE},   the arn, if missing, from its record
 *  "template": {...},            the workflow template; if missing, the stored one
 *  "provider": ID, "collection": {"name": ..., "version": ...},   replaced by their full records
 *  "meta": {...}, "cumulus_meta": {...}, "payload": {...},
 *  "queueUrl": ..., "executionNamePrefix": ..., "asyncOperationId": ...}
 * </pre>
 *
 * <p>All but the definition's name may be missing. Thread-safe.
 */
public final class ScheduleWorkflow {
  private final Delivery delivery;
  private final StoredRecords records;
  private final String defaultQueueUrl;

  /**
   * Creates it.
   *
   * @param defaultQueueUrl the queue of events that name none
   */
  public ScheduleWorkflow(Delivery delivery, StoredRecords records, String defaultQueueUrl) {
    this.delivery = requireNonNull(delivery);
    this.records = requireNonNull(records);
    this.defaultQueueUrl = requireNonNull(defaultQueueUrl);
  }

  /**
   * Sends the message.
   *
   * @param origin of this request: the same event with the same origin asks for the same execution
   * @return the ARN of the execution asked for
   * @throws InvalidArgument if the event is not one
   * @throws RecordDoesNotExist if the provider, the collection or the workflow has no record
   */
  public String schedule(Fields event, String origin) {
    MessageTemplate template = new MessageTemplate(template(event), workflow(event));
    String queueUrl = event.optionalText("queueUrl").orElse(defaultQueueUrl);
    ExecutionNames names =
        new ExecutionNames(
            event.optionalText("executionNamePrefix"),
            Optional.of(origin),
            queueUrl,
            template.workflow().arn());
    Destination destination = new Destination(records, queueUrl, template, Optional.empty(), names);
    MessageShape shape =
        template.shape(
            Optional.empty(),
            event.optionalText("asyncOperationId"),
            event.optionalObject("cumulus_meta").orElseGet(JsonObject::new),
            meta(event),
            request(event));
    String payload = payload(event);
    String name = template.workflow().name();
    destination.checkSize(shape, "workflow '" + name + "'", MessageShape.bytes(payload));
    Outgoing message = destination.message(shape, List.of(name), List.of(payload), payload);
    delivery.send(destination, 1, visitor -> visitor.visit(message), _ -> {});
    return message.executionArn();
  }

  private JsonObject template(Fields event) {
    return event.optionalObject("template").orElseGet(records::workflowTemplate);
  }

  private WorkflowDefinition workflow(Fields event) {
    Fields definition = new Fields("definition", event.object("definition"));
    String name = definition.text("name");
    return definition
        .optionalText("arn")
        .map(arn -> new WorkflowDefinition(name, arn))
        .orElseGet(() -> records.workflow(name));
  }

  private JsonObject meta(Fields event) {
    JsonObject meta = event.optionalObject("meta").orElseGet(JsonObject::new).deepCopy();
    event
        .optionalText("provider")
        .filter(id -> !id.isEmpty())
        .ifPresent(id -> meta.add("provider", records.provider(id).json()));
    event
        .optionalObject("collection")
        .map(json -> CollectionId.of(new Fields("collection", json)))
        .ifPresent(id -> meta.add("collection", records.collection(id).json()));
    return meta;
  }

  /** All that tells requests of one origin apart; where a delivery came from does not. */
  private static Request request(Fields event) {
    JsonObject request = new JsonObject();
    for (String name : List.of("provider", "collection", "cumulus_meta", "asyncOperationId")) {
      request.add(name, event.value(name));
    }
    JsonObject meta = event.optionalObject("meta").orElseGet(JsonObject::new).deepCopy();
    meta.remove("eventSource");
    request.add("meta", meta);
    return Request.unlisted(request);
  }

  private static String payload(Fields event) {
    JsonElement payload = event.value("payload");
    return Json.text(payload == null ? new JsonObject() : payload);
  }
}
