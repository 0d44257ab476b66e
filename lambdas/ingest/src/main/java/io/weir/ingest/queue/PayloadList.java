package io.weir.ingest.queue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.weir.ingest.cma.MessageInput;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RecordDoesNotExist;
import io.weir.ingest.error.TaskException;
import io.weir.ingest.json.Json;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A payload with one long array in it, read as a stream, and as often as is needed. Not
 * thread-safe.
 */
final class PayloadList {
  /** Takes the elements of the array. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Takes the next one.
     *
     * @param where its place, such as {@code granules[17]}
     * @return whether to go on
     */
    boolean visit(JsonElement element, String where) throws IOException;
  }

  /** How many bad elements an error names. */
  static final int MOST_NAMED = 20;

  private final MessageInput input;
  private final String arrayName;

  PayloadList(MessageInput input, String arrayName) {
    this.input = input;
    this.arrayName = arrayName;
  }

  /**
   * Reads the array from its beginning; there may be none.
   *
   * @throws InvalidArgument if the payload is not an object, or the array none
   */
  void each(Visitor visitor) throws IOException {
    read(
        (name, reader) -> {
          if (!name.equals(arrayName)) {
            reader.skipValue();
            return true;
          }
          return elements(reader, visitor);
        });
  }

  /** Checks one element; fails if it cannot be queued. */
  @FunctionalInterface
  interface Check {
    void check(JsonElement element, String where);
  }

  /**
   * Checks all elements, before anything is done with the first.
   *
   * @throws InvalidArgument telling of those that cannot be queued, up to {@value #MOST_NAMED}
   */
  void checkEach(Check check) throws IOException {
    List<TaskException> problems = new ArrayList<>();
    each(
        (element, where) -> {
          try {
            check.check(element, where);
          } catch (InvalidArgument | RecordDoesNotExist problem) {
            problems.add(problem);
          }
          return problems.size() < MOST_NAMED;
        });
    if (!problems.isEmpty()) {
      throw refused(problems);
    }
  }

  private InvalidArgument refused(List<TaskException> problems) {
    String count = problems.size() < MOST_NAMED ? "" : "at least ";
    String all =
        problems.stream()
            .map(problem -> String.valueOf(problem.getMessage()))
            .collect(Collectors.joining("; "));
    return new InvalidArgument(
        "nothing was queued: %s%d of the payload's %s cannot be: %s"
            .formatted(count, problems.size(), arrayName, all),
        problems.getFirst());
  }

  /** Returns another field of the payload, which has to be an object if it is there. */
  Optional<JsonObject> object(String field) throws IOException {
    Found found = new Found();
    read(
        (name, reader) -> {
          if (name.equals(field)) {
            found.value = Json.next(reader, "the payload's " + field);
            return true;
          }
          skip(reader);
          return true;
        });
    return Json.isNothing(found.value)
        ? Optional.empty()
        : Optional.of(Json.object(found.value, "the payload's " + field));
  }

  /** What an array has is skipped one by one, so that an error tells which it is. */
  private static void skip(JsonReader reader) throws IOException {
    if (reader.peek() != JsonToken.BEGIN_ARRAY) {
      reader.skipValue();
      return;
    }
    reader.beginArray();
    while (reader.hasNext()) {
      reader.skipValue();
    }
    reader.endArray();
  }

  private static final class Found {
    private @Nullable JsonElement value;
  }

  @FunctionalInterface
  private interface FieldReader {
    boolean read(String name, JsonReader reader) throws IOException;
  }

  private void read(FieldReader fields) throws IOException {
    try (JsonReader reader = input.payload()) {
      try {
        readObject(reader, fields);
      } catch (MalformedJsonException | EOFException malformed) {
        throw new InvalidArgument("the payload is not JSON, at " + reader.getPath(), malformed);
      }
    }
  }

  private static void readObject(JsonReader reader, FieldReader fields) throws IOException {
    JsonToken kind = reader.peek();
    if (kind == JsonToken.NULL) {
      return;
    }
    if (kind != JsonToken.BEGIN_OBJECT) {
      throw new InvalidArgument("the payload must be an object");
    }
    reader.beginObject();
    while (reader.hasNext()) {
      if (!fields.read(reader.nextName(), reader)) {
        return;
      }
    }
    reader.endObject();
  }

  private boolean elements(JsonReader reader, Visitor visitor) throws IOException {
    if (reader.peek() == JsonToken.NULL) {
      reader.nextNull();
      return true;
    }
    if (reader.peek() != JsonToken.BEGIN_ARRAY) {
      throw new InvalidArgument("the payload's " + arrayName + " must be an array");
    }
    reader.beginArray();
    for (int i = 0; reader.hasNext(); i++) {
      String where = arrayName + "[" + i + "]";
      if (!visitor.visit(Json.next(reader, where), where)) {
        return false;
      }
    }
    reader.endArray();
    return true;
  }
}
