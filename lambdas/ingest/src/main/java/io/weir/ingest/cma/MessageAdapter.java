package io.weir.ingest.cma;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.MalformedJsonException;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.TaskException;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.store.Spool;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Runs a task within a workflow whose states pass Cumulus messages on: finds the message's remote
 * part, resolves the task's configuration, and puts the answer in the payload's place. All other
 * fields of the message pass through. An answer that is too large for a state's output goes to S3.
 * Thread-safe.
 */
public final class MessageAdapter {
  private static final String CUMULUS_MESSAGE = "cumulus_message";

  private final RemoteMessages remotes;

  /** Creates an adapter whose remote messages are in this store. */
  public MessageAdapter(ObjectStore store) {
    remotes = new RemoteMessages(requireNonNull(store));
  }

  /**
   * Runs a task.
   *
   * @param event the event, {@code {"cma": {"event": ..., "task_config": ..., "ReplaceConfig":
   *     ...}}} or the bare message
   * @param answer takes the message that goes on; nothing is written if the task fails
   * @throws TaskException if the event is not one, or the task fails
   */
  public void run(Task task, InputStream event, OutputStream answer) throws IOException {
    TaskEvent called = TaskEvent.from(Json.parse(event, "the event"));
    LoadedMessage message = remotes.load(called.message());
    Optional<Fields> cumulusMessage =
        new Fields("task_config", called.config())
            .optionalObject(CUMULUS_MESSAGE)
            .map(json -> new Fields(CUMULUS_MESSAGE, json));
    called.config().remove(CUMULUS_MESSAGE);
    ConfigTemplates templates = new ConfigTemplates(message);
    Fields config = new Fields("task_config", templates.resolve(called.config()).getAsJsonObject());
    MessageInput input = new MessageInput(message.envelope(), payload(cumulusMessage, message));
    try (Spool spool = new Spool(ReplaceConfig.MOST_INLINE_BYTES)) {
      run(task, config, input, spool);
      MessageOutputs outputs =
          new MessageOutputs(cumulusMessage.flatMap(fields -> fields.optionalArray("outputs")));
      write(message.envelope(), outputs, spool.content(), called.replace(), answer);
    }
  }

  private static void run(Task task, Fields config, MessageInput input, Spool spool)
      throws IOException {
    PayloadWriter writer = new PayloadWriter(spool);
    try {
      task.run(config, input, writer);
    } catch (MalformedJsonException | EOFException malformed) {
      throw new InvalidArgument("the payload is not JSON", malformed);
    }
    writer.flush();
  }

  /** The message's payload, unless {@code cumulus_message.input} names another part. */
  private static MessageInput.PayloadSource payload(
      Optional<Fields> cumulusMessage, LoadedMessage message) throws IOException {
    Optional<JsonElement> template = cumulusMessage.map(fields -> fields.json().get("input"));
    if (template.isEmpty()) {
      return message.payload();
    }
    String text = Json.text(new ConfigTemplates(message).resolve(template.get()));
    return () -> Json.reader(text);
  }

  private void write(
      JsonObject envelope,
      MessageOutputs outputs,
      Content taskAnswer,
      ReplaceConfig replace,
      OutputStream out)
      throws IOException {
    Content payload = outputs.apply(envelope, taskAnswer);
    Answer whole = Answer.of(envelope, payload);
    if (whole.size() <= replace.maxBytes()) {
      copy(whole, out);
      return;
    }
    Detached detached = Detached.of(envelope, payload, replace.path());
    Content rest = Content.of(Json.text(remotes.store(detached, replace.targetPath())));
    if (rest.size() > ReplaceConfig.MOST_INLINE_BYTES) {
      throw new InvalidArgument(
          "the message without %s has %d bytes, a state's output takes %d; set ReplaceConfig.FullMessage"
              .formatted(replace.path(), rest.size(), ReplaceConfig.MOST_INLINE_BYTES));
    }
    copy(rest, out);
  }

  private static void copy(Content content, OutputStream out) throws IOException {
    try (InputStream stream = content.open()) {
      stream.transferTo(out);
    }
  }
}
