package io.weir.local.events;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/** Which messages of a batch a function is done with, by its answer's {@code batchItemFailures}. */
final class BatchAnswer {
  private BatchAnswer() {}

  /**
   * None if the answer cannot be read or names what is not in the batch: Lambda then repeats it
   * whole.
   */
  static List<Message> done(List<Message> batch, String answer) {
    Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
    try {
      Set<String> failures = failures(JsonParser.parseString(answer));
      return ids.containsAll(failures)
          ? batch.stream().filter(message -> !failures.contains(message.messageId())).toList()
          : List.of();
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NullPointerException e) {
      return List.of();
    }
  }

  private static Set<String> failures(JsonElement answer) {
    JsonObject object = answer.isJsonObject() ? answer.getAsJsonObject() : new JsonObject();
    JsonElement failures = object.get("batchItemFailures");
    if (failures == null || failures.isJsonNull()) {
      return Set.of();
    }
    return failures.getAsJsonArray().asList().stream()
        .map(failure -> failure.getAsJsonObject().get("itemIdentifier").getAsString())
        .collect(Collectors.toSet());
  }
}
