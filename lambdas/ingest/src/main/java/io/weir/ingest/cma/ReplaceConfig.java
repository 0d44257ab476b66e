package io.weir.ingest.cma;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.json.Fields;

/**
 * What of an answer goes to S3 when it grows too large for a state's output ({@code
 * ReplaceConfig}).
 *
 * @param path {@code Path}: the payload unless given, all of the message by {@code FullMessage}, or
 *     any other place by names alone
 * @param targetPath {@code TargetPath}: where the next task puts it; the same place unless given
 * @param maxBytes {@code MaxSize}: of a message of more bytes the part goes to S3; {@value
 *     #MOST_INLINE_BYTES} unless less is given
 */
record ReplaceConfig(String path, String targetPath, long maxBytes) {
  /** Step Functions takes 262,144 bytes of output, and the next state's parameters add to it. */
  static final int MOST_INLINE_BYTES = 200 * 1024;

  static final String MESSAGE = "$";

  static final String PAYLOAD = "$.payload";

  /** Names the field in errors. */
  static final String PATH = "ReplaceConfig.Path";

  /** Checks the places. */
  ReplaceConfig {
    requirePlace(path, PATH);
    requirePlace(targetPath, "ReplaceConfig.TargetPath");
  }

  static ReplaceConfig from(JsonObject event) {
    Fields fields =
        new Fields(
            "ReplaceConfig",
            new Fields("cma", event).optionalObject("ReplaceConfig").orElseGet(JsonObject::new));
    String path =
        new JsonPrimitive(true).equals(fields.value("FullMessage"))
            ? MESSAGE
            : fields.optionalText("Path").orElse(PAYLOAD);
    return new ReplaceConfig(
        path,
        fields.optionalText("TargetPath").orElse(path),
        Math.min(MOST_INLINE_BYTES, fields.optionalCount("MaxSize").orElse(MOST_INLINE_BYTES)));
  }

  private static void requirePlace(String path, String what) {
    if (!path.equals(MESSAGE)) {
      MessagePath.of(path, what);
    }
  }
}
