package io.weir.ingest.queue;

import com.google.gson.JsonObject;
import io.weir.ingest.cma.MessageInput;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.store.StoredRecords;
import java.util.List;
import java.util.Optional;

/**
 * Where a step's messages go, what they ask for, and how they are called.
 *
 * @param records the stack's records
 * @param queueUrl the queue
 * @param template makes the messages
 * @param parent the ARN of the execution that the step is part of, if it is known
 * @param names names the executions
 */
record Destination(
    StoredRecords records,
    String queueUrl,
    MessageTemplate template,
    Optional<String> parent,
    ExecutionNames names) {

  /** Reads {@code internalBucket}, {@code stackName} and {@code executionNamePrefix}. */
  static Destination from(
      Fields config, MessageInput input, ObjectStore store, String queueUrl, String workflow) {
    StoredRecords records =
        new StoredRecords(store, config.text("internalBucket"), config.text("stackName"));
    MessageTemplate template =
        new MessageTemplate(records.workflowTemplate(), records.workflow(workflow));
    Optional<String> parent = parent(input);
    ExecutionNames names =
        new ExecutionNames(
            config.optionalText("executionNamePrefix"),
            parent,
            queueUrl,
            template.workflow().arn());
    return new Destination(records, queueUrl, template, parent, names);
  }

  private static Optional<String> parent(MessageInput input) {
    Fields meta = input.cumulusMeta();
    return meta.value("state_machine") == null || meta.value("execution_name") == null
        ? Optional.empty()
        : Optional.of(input.executionArn());
  }

  /**
   * Returns what messages with this {@code meta} have in common.
   *
   * @param request {@code meta} as it was asked for, with names in the place of stored records
   */
  MessageShape shape(JsonObject meta, Request request) {
    return template.shape(parent, Optional.empty(), new JsonObject(), meta, request);
  }

  /** Returns the name of the execution that the step is part of; {@code unknown} if it is. */
  String parentName() {
    return parent.map(arn -> arn.substring(arn.lastIndexOf(':') + 1)).orElse("unknown");
  }

  /** Returns how many bytes a payload of such a message may have. */
  int room(MessageShape shape) {
    return shape.room(names.length(), queueUrl);
  }

  /**
   * Returns a message.
   *
   * @param items what it carries, by name
   * @param identity what it carries, as it came in: its execution's name is made from it
   */
  Outgoing message(MessageShape shape, List<String> items, List<String> identity, String payload) {
    String name = names.name(shape.requestHash(), identity);
    return Outgoing.of(
        items,
        MessageInput.executionArn(template.workflow().arn(), name),
        shape.body(name, payload),
        shape.list());
  }

  /** Refuses a payload that would make a message too large to be started. */
  void checkSize(MessageShape shape, String what, int payloadBytes) {
    if (payloadBytes > room(shape)) {
      throw new InvalidArgument(
          "%s: its message would have %d bytes more than one that a state can take (%d)"
              .formatted(what, payloadBytes - room(shape), MessageShape.INPUT_BYTES));
    }
  }
}
