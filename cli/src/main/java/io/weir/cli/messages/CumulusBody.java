package io.weir.cli.messages;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Cumulus message whose few fields that name places and names can be rewritten. */
final class CumulusBody {
  private static final String META = "cumulus_meta";
  private static final String LIMITS = "queueExecutionLimits";
  private static final String FIXTURE = "queue-granules-single.json";

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private final JsonObject message;

  private CumulusBody(JsonObject message) {
    this.message = message;
  }

  /** A message as Cumulus' QueueGranules wrote it. */
  static CumulusBody fixture() {
    try (InputStream stream = CumulusBody.class.getResourceAsStream(FIXTURE)) {
      if (stream == null) {
        throw new IllegalStateException(FIXTURE + " is missing from the build");
      }
      return new CumulusBody(
          GSON.fromJson(new InputStreamReader(stream, StandardCharsets.UTF_8), JsonObject.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a body; empty if it is no JSON object with a {@code cumulus_meta}. */
  static Optional<CumulusBody> parse(String body) {
    return parseJson(body)
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .filter(message -> message.get(META) instanceof JsonObject)
        .map(CumulusBody::new);
  }

  /** As strict as the reader of messages: what that refuses must not be repaired on the way. */
  private static Optional<JsonElement> parseJson(String text) {
    try {
      JsonReader reader = new JsonReader(new StringReader(text));
      reader.setStrictness(Strictness.STRICT);
      JsonElement element = GSON.getAdapter(JsonElement.class).read(reader);
      return reader.peek() == com.google.gson.stream.JsonToken.END_DOCUMENT
          ? Optional.of(element)
          : Optional.empty();
    } catch (IOException | JsonParseException e) {
      return Optional.empty();
    }
  }

  void setStateMachine(String arn) {
    meta().addProperty("state_machine", arn);
  }

  void setExecutionName(String name) {
    meta().addProperty("execution_name", name);
  }

  /** Sets the field that {@code workflows/demo.asl.json} waits by, which Cumulus does not have. */
  void setDemoSeconds(Number seconds) {
    JsonObject demo = new JsonObject();
    demo.addProperty("seconds", seconds);
    message.getAsJsonObject("meta").add("demo", demo);
  }

  /**
   * Lets one of the limits be the queue's: the one whose URL ends with the queue's name, else the
   * first. The others, and messages without limits, stay as they are.
   */
  void moveLimitTo(TargetQueue queue) {
    if (!(meta().get(LIMITS) instanceof JsonObject limits) || limits.isEmpty()) {
      return;
    }
    String moved = keyOf(limits, queue);
    JsonObject renamed = new JsonObject();
    for (Map.Entry<String, JsonElement> limit : limits.entrySet()) {
      renamed.add(limit.getKey().equals(moved) ? queue.url() : limit.getKey(), limit.getValue());
    }
    meta().add(LIMITS, renamed);
  }

  /** Sets what the message says is the queue's limit. */
  void setLimit(TargetQueue queue, int limit) {
    meta().getAsJsonObject(LIMITS).addProperty(queue.url(), limit);
  }

  /** A copy that can be changed on its own. */
  CumulusBody copy() {
    return new CumulusBody(message.deepCopy());
  }

  Draft toDraft(int number) {
    return new Draft(number, GSON.toJson(message), text("state_machine"), text("execution_name"));
  }

  private static String keyOf(JsonObject limits, TargetQueue queue) {
    return limits.keySet().stream()
        .filter(url -> url.endsWith("/" + queue.name()))
        .findFirst()
        .orElseGet(() -> limits.keySet().iterator().next());
  }

  private @Nullable String text(String field) {
    JsonElement value = meta().get(field);
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
        ? value.getAsString()
        : null;
  }

  private JsonObject meta() {
    return message.getAsJsonObject(META);
  }
}
