package io.weir.ingest.cma;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.Spool;
import java.io.IOException;

/**
 * Takes a task's answer, one JSON value, as a stream: in memory while it is short, then in a file.
 * Not thread-safe.
 */
public final class PayloadWriter {
  private final JsonWriter json;

  PayloadWriter(Spool spool) {
    json = Json.writer(spool);
  }

  /** Returns the writer; the task does not close it. */
  public JsonWriter json() {
    return json;
  }

  /** Writes a value where the writer stands. */
  public void value(JsonElement value) throws IOException {
    Json.write(value, json);
  }

  void flush() throws IOException {
    json.flush();
  }
}
