package io.weir.ingest.queue;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import io.weir.ingest.cma.MessageInput;
import io.weir.ingest.cma.PayloadWriter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.json.Fields;
import io.weir.ingest.record.Pdr;
import io.weir.ingest.record.Provider;
import io.weir.ingest.store.PdrRecords;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Puts a message on a queue for each few granules, which asks for an execution of the ingest
 * workflow ({@code QueueGranules}). Takes {@code {"granules": [...], "pdr": {...}}}, answers {@code
 * {"running": [ARN, ...], "pdr": {...}}}.
 *
 * <p>Granules of one collection and one provider share messages, in the order in which they come;
 * any number passes through in the same memory. A granule without {@code createdAt} gets the start
 * of the execution that queues it ({@code cumulus_meta.workflow_start_time}), none if that is not
 * known: a repeated step then sends the same bytes, which the throttle knows for the same message.
 * For the same reason executions have names that repeat, see {@link ExecutionNames}. Where the
 * execution itself is not known nothing repeats, and {@code createdAt} is now.
 *
 * <p>What is sent is listed ({@link io.weir.ingest.store.QueuedLists}), so that discovery does not
 * offer it again while it waits. Once all granules of a PDR are sent, the PDR is recorded as done
 * with, as one of the step's provider ({@link PdrRecords}).
 *
 * <p>Unlike Cumulus, no granule is marked {@code queued} in an API before it is sent. Thread-safe.
 */
public final class QueueGranules implements Task {
  private final Delivery delivery;
  private final InstantSource clock;

  /** Creates the task. */
  public QueueGranules(Delivery delivery, InstantSource clock) {
    this.delivery = requireNonNull(delivery);
    this.clock = requireNonNull(clock);
  }

  @Override
  public void run(Fields config, MessageInput input, PayloadWriter output) throws IOException {
    GranuleConfig granuleConfig = GranuleConfig.from(config);
    Destination destination =
        Destination.from(
            config,
            input,
            delivery.store(),
            config.text("queueUrl"),
            config.text("granuleIngestWorkflow"));
    PayloadList granules = new PayloadList(input, "granules");
    Optional<JsonObject> pdr = granules.object("pdr");
    Optional<String> pdrKey = pdr.map(json -> QueuePdrs.key(Pdr.of(json, "the payload's pdr")));
    GranuleMessages messages =
        new GranuleMessages(
            destination,
            granuleConfig,
            new GranuleGroups(destination, granuleConfig, pdr),
            granules,
            createdAtMillis(input, destination));
    messages.check();
    JsonWriter json = output.json();
    json.beginObject().name("running").beginArray();
    delivery.send(destination, granuleConfig.concurrency(), messages, json::value);
    json.endArray();
    pdrKey.ifPresent(key -> record(destination, granuleConfig.provider(), key));
    if (pdr.isPresent()) {
      json.name("pdr");
      output.value(pdr.get());
    }
    json.endObject();
  }

  private void record(Destination destination, Provider provider, String pdr) {
    new PdrRecords(delivery.store(), destination.records().place()).queued(provider.id(), pdr);
  }

  private OptionalLong createdAtMillis(MessageInput input, Destination destination) {
    JsonElement start = input.cumulusMeta().value("workflow_start_time");
    if (start instanceof JsonPrimitive number && number.isNumber()) {
      return OptionalLong.of(number.getAsLong());
    }
    return destination.parent().isPresent()
        ? OptionalLong.empty()
        : OptionalLong.of(clock.millis());
  }
}
