package io.weir.ingest.queue;

import com.google.gson.stream.JsonWriter;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.store.Spool;
import io.weir.ingest.store.StoredRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Counts and lists what is not on a queue, as the messages pass by once more. */
final class NotQueued implements Messages.Visitor, AutoCloseable {
  /** As many as a line of text bears. */
  static final int MOST_NAMED = 20;

  private static final int MOST_IN_MEMORY = 1024 * 1024;

  private final SendTally tally;
  private final Spool list = new Spool(MOST_IN_MEMORY);
  private final JsonWriter json = Json.writer(list);
  private final List<String> named = new ArrayList<>();
  private int number;
  private int items;
  private int notQueued;

  NotQueued(SendTally tally) throws IOException {
    this.tally = tally;
    json.beginObject().name("notQueued").beginArray();
  }

  @Override
  public boolean visit(Outgoing message) throws IOException {
    items += message.items().size();
    if (!tally.isSent(number++)) {
      for (String item : message.items()) {
        add(item);
      }
    }
    return true;
  }

  private void add(String item) throws IOException {
    notQueued++;
    json.value(item);
    if (named.size() < MOST_NAMED) {
      named.add(item);
    }
  }

  boolean isNamedInFull() {
    return notQueued <= MOST_NAMED;
  }

  String text(String queueUrl, String reason) {
    return "%d of %d queued on %s (%s); not queued: %s%s"
        .formatted(
            items - notQueued,
            items,
            queueUrl,
            reason,
            named.stream().collect(Collectors.joining("', '", "'", "'")),
            isNamedInFull() ? "" : " and " + (notQueued - MOST_NAMED) + " more");
  }

  /** Writes the whole list beside the records, and returns where. */
  ObjectLocation store(ObjectStore store, StoredRecords records) throws IOException {
    json.endArray().endObject().flush();
    ObjectLocation at = records.location("not-queued/" + UUID.randomUUID() + ".json");
    store.put(at, list.content());
    return at;
  }

  @Override
  public void close() throws IOException {
    list.close();
  }
}
