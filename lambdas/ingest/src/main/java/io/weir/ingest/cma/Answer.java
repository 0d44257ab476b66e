package io.weir.ingest.cma;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.json.Json;
import io.weir.ingest.store.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map.Entry;

/** A message as bytes, its payload put in without being read into memory. */
final class Answer implements Content {
  private final byte[] head;
  private final Content payload;
  private final byte[] tail;

  private Answer(String head, Content payload, String tail) {
    this.head = head.getBytes(StandardCharsets.UTF_8);
    this.payload = payload;
    this.tail = tail.getBytes(StandardCharsets.UTF_8);
  }

  /** Puts a payload in its place among the message's fields, or at their end. */
  static Answer of(JsonObject envelope, Content payload) {
    StringBuilder head = new StringBuilder("{");
    StringBuilder tail = new StringBuilder();
    boolean before = true;
    for (Entry<String, JsonElement> entry : envelope.entrySet()) {
      if (entry.getKey().equals(LoadedMessage.PAYLOAD)) {
        before = false;
      } else if (before) {
        head.append(field(entry)).append(',');
      } else {
        tail.append(',').append(field(entry));
      }
    }
    head.append(Json.quoted(LoadedMessage.PAYLOAD)).append(':');
    return new Answer(head.toString(), payload, tail.append('}').toString());
  }

  @Override
  public long size() {
    return head.length + payload.size() + tail.length;
  }

  @Override
  public InputStream open() throws IOException {
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(head), payload.open(), new ByteArrayInputStream(tail))));
  }

  private static String field(Entry<String, JsonElement> entry) {
    return Json.quoted(entry.getKey()) + ':' + Json.text(entry.getValue());
  }
}
