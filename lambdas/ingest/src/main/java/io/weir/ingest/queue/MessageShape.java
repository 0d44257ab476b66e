package io.weir.ingest.queue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a message around its execution's name and its payload. A message is put together from
 * these pieces, so that thousands of one collection cost no building of JSON.
 *
 * @param head up to the name
 * @param middle from the name to the payload
 * @param tail after the payload
 * @param fixedBytes what the pieces measure in UTF-8
 * @param dispatchBytes what a start adds to them, but for the queue's URL itself
 * @param requestHash of what is asked for besides the payload: a part of the execution's name
 * @param list the folder of the lists that what is carried is put on; empty for none
 */
record MessageShape(
    String head,
    String middle,
    String tail,
    int fixedBytes,
    int dispatchBytes,
    String requestHash,
    Optional<String> list) {
  /**
   * What Step Functions takes as an execution's input, 256 KiB, less 8 KiB: a state's Parameters
   * wrap the message, and what a state passes on is bounded as the input is
   * (States.DataLimitExceeded). SQS takes more.
   */
  static final int INPUT_BYTES = 262_144 - 8_192;

  private static final String CUMULUS_META = "cumulus_meta";
  private static final String PAYLOAD = "payload";
  private static final String NAME = "execution_name";
  private static final String START_TIME = "workflow_start_time";
  private static final String QUEUE_URL = "queueUrl";

  /** A time in milliseconds until the year 2286. */
  private static final int TIME_DIGITS = 13;

  /**
   * Takes a message apart; a name and a payload that it has are left out.
   *
   * @param request what the message is for
   */
  static MessageShape of(JsonObject message, Request request) {
    JsonObject rest = message.deepCopy();
    JsonObject meta = Json.object(rest.remove(CUMULUS_META), CUMULUS_META);
    meta.remove(NAME);
    rest.remove(PAYLOAD);
    meta.addProperty(NAME, "");
    String metaText = Json.text(meta);
    String head =
        "{" + Json.quoted(CUMULUS_META) + ":" + metaText.substring(0, metaText.length() - 2);
    StringBuilder middle = new StringBuilder("\"},");
    rest.entrySet()
        .forEach(
            field ->
                middle
                    .append(Json.quoted(field.getKey()))
                    .append(':')
                    .append(Json.text(field.getValue()))
                    .append(','));
    middle.append(Json.quoted(PAYLOAD)).append(':');
    return new MessageShape(
        head,
        middle.toString(),
        "}",
        bytes(head) + bytes(middle.toString()) + 1,
        added(meta, QUEUE_URL) + added(meta, START_TIME) + TIME_DIGITS,
        ExecutionNames.hash(Json.text(request.json())),
        request.list());
  }

  /** What a field takes more than now when it is set, without its value. */
  private static int added(JsonObject meta, String name) {
    JsonElement now = meta.get(name);
    return now == null ? bytes("," + Json.quoted(name) + ":") : -bytes(Json.text(now));
  }

  /** Returns the message; the name needs no escape in JSON. */
  String body(String executionName, String payload) {
    return head + executionName + middle + payload + tail;
  }

  /**
   * Returns how many bytes a payload may have for the message to be started: its input is the
   * message, with its queue and its start's time put in.
   */
  int room(int nameLength, String queueUrl) {
    return INPUT_BYTES - fixedBytes - nameLength - dispatchBytes - bytes(Json.quoted(queueUrl));
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
