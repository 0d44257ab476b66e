package io.weir.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;

/** A part of what a request asks for, as an engine under load does it and says so. */
interface PartialWork {
  /** What the engine is asked instead. */
  JsonObject request();

  /** What is said, the rest named as not done. */
  JsonObject answer(JsonObject engineAnswer);

  static PartialWork of(String operation, JsonObject request) {
    return switch (operation) {
      case "BatchGetItem" -> new UnprocessedKeys(request);
      case "Scan" -> new ShortPage(request);
      case "DeleteMessageBatch", "ChangeMessageVisibilityBatch" -> new FailedEntries(request);
      default -> throw new IllegalArgumentException(operation + " is done whole or not at all");
    };
  }

  /** The second half of the keys, or the only one, stays unprocessed. */
  record UnprocessedKeys(JsonObject asked) implements PartialWork {
    @Override
    public JsonObject request() {
      return half(true);
    }

    @Override
    public JsonObject answer(JsonObject engineAnswer) {
      engineAnswer.add("UnprocessedKeys", half(false).getAsJsonObject("RequestItems"));
      return engineAnswer;
    }

    private JsonObject half(boolean first) {
      JsonObject half = asked.deepCopy();
      for (Map.Entry<String, JsonElement> table : half.getAsJsonObject("RequestItems").entrySet()) {
        JsonObject wanted = table.getValue().getAsJsonObject();
        wanted.add("Keys", PartialWork.half(wanted.getAsJsonArray("Keys"), first));
      }
      return half;
    }
  }

  /** A page ends after two items, which a filter may all leave out. */
  record ShortPage(JsonObject asked) implements PartialWork {
    @Override
    public JsonObject request() {
      JsonObject limited = asked.deepCopy();
      limited.addProperty("Limit", 2);
      return limited;
    }

    @Override
    public JsonObject answer(JsonObject engineAnswer) {
      return engineAnswer;
    }
  }

  /** The second half of a batch of SQS fails. */
  record FailedEntries(JsonObject asked) implements PartialWork {
    @Override
    public JsonObject request() {
      JsonObject first = asked.deepCopy();
      first.add("Entries", half(asked.getAsJsonArray("Entries"), true));
      return first;
    }

    @Override
    public JsonObject answer(JsonObject engineAnswer) {
      JsonArray failed = new JsonArray();
      for (JsonElement entry : half(asked.getAsJsonArray("Entries"), false)) {
        JsonObject failure = new JsonObject();
        failure.add("Id", entry.getAsJsonObject().get("Id"));
        failure.addProperty("Code", "InternalError");
        failure.addProperty("SenderFault", false);
        failed.add(failure);
      }
      engineAnswer.add("Failed", failed);
      return engineAnswer;
    }
  }

  private static JsonArray half(JsonArray whole, boolean first) {
    JsonArray half = new JsonArray();
    int middle = Math.ceilDiv(whole.size(), 2);
    for (int i = first ? 0 : middle; i < (first ? middle : whole.size()); i++) {
      half.add(whole.get(i));
    }
    return half;
  }
}
