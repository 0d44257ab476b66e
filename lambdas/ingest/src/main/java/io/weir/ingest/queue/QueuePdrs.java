package io.weir.ingest.queue;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import io.weir.ingest.cma.MessageInput;
import io.weir.ingest.cma.PayloadWriter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.provider.RemoteFile;
import io.weir.ingest.record.Collection;
import io.weir.ingest.record.Pdr;
import io.weir.ingest.record.Provider;
import io.weir.ingest.store.QueuedLists;
import java.io.IOException;
import java.util.List;

/**
 * Puts a message on a queue for each PDR, which asks for an execution of the workflow that parses
 * it ({@code QueuePdrs}). Takes {@code {"pdrs": [...]}}, answers {@code {"running": [ARN, ...],
 * "pdrs_queued": n}}. What repeats is named the same, see {@link ExecutionNames}. What is sent is
 * listed, so that discovery does not offer it again while it waits. Thread-safe.
 */
public final class QueuePdrs implements Task {
  private final Delivery delivery;

  /** Creates the task. */
  public QueuePdrs(Delivery delivery) {
    this.delivery = requireNonNull(delivery);
  }

  @Override
  public void run(Fields config, MessageInput input, PayloadWriter output) throws IOException {
    Destination destination =
        Destination.from(
            config,
            input,
            delivery.store(),
            config.text("queueUrl"),
            config.text("parsePdrWorkflow"));
    JsonObject meta = meta(config);
    MessageShape shape =
        destination.shape(
            meta,
            Request.listed(meta, QueuedLists.folder(Provider.of(config.object("provider")).id())));
    PayloadList pdrs = new PayloadList(input, "pdrs");
    pdrs.checkEach((json, where) -> check(destination, shape, json, where));
    Messages messages =
        visitor ->
            pdrs.each(
                (json, where) ->
                    visitor.visit(
                        destination.message(
                            shape,
                            List.of(key(Pdr.of(json, where))),
                            List.of(Json.text(json)),
                            payload(json))));
    answer(destination, messages, output.json());
  }

  private void answer(Destination destination, Messages messages, JsonWriter json)
      throws IOException {
    Count count = new Count();
    json.beginObject().name("running").beginArray();
    delivery.send(
        destination,
        Delivery.DEFAULT_CONCURRENCY,
        messages,
        arn -> {
          json.value(arn);
          count.value++;
        });
    json.endArray().name("pdrs_queued").value(count.value).endObject();
  }

  private static void check(
      Destination destination, MessageShape shape, JsonElement json, String where) {
    Pdr pdr = Pdr.of(json, where);
    key(pdr);
    destination.checkSize(shape, pdr.fields().what(), MessageShape.bytes(payload(json)));
  }

  /**
   * Returns path and name, which tell a PDR from its provider's others.
   *
   * @throws io.weir.ingest.error.InvalidArgument if they leave the provider's folder
   */
  static String key(Pdr pdr) {
    return RemoteFile.at(pdr.path(), pdr.name()).key();
  }

  private static JsonObject meta(Fields config) {
    JsonObject meta = config.optionalObject("childWorkflowMeta").orElseGet(JsonObject::new);
    meta = meta.deepCopy();
    meta.add("collection", Collection.of(config.object("collection")).json());
    meta.add("provider", Provider.of(config.object("provider")).json());
    return meta;
  }

  private static String payload(JsonElement pdr) {
    return "{\"pdr\":" + Json.text(pdr) + "}";
  }

  private static final class Count {
    private int value;
  }
}
