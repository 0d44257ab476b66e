package io.weir.ingest.cma;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.json.Fields;

/**
 * What of an answer goes to S3 when it grows too large for a state's output ({@code
 * ReplaceConfig}).
 *
 * @param target {@code FullMessage}, or the payload alone, the default
 * @param maxBytes {@code MaxSize}: what of more bytes goes to S3; {@value #MOST_INLINE_BYTES}
 *     unless less is given
 */
record ReplaceConfig(Target target, long maxBytes) {
  /** Step Functions takes 262,144 bytes of output, and the next state's parameters add to it. */
  static final int MOST_INLINE_BYTES = 200 * 1024;

  enum Target {
    MESSAGE("$"),
    PAYLOAD("$.payload");

    private final String path;

    Target(String path) {
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  static ReplaceConfig from(JsonObject event) {
    Fields fields =
        new Fields(
            "ReplaceConfig",
            new Fields("cma", event).optionalObject("ReplaceConfig").orElseGet(JsonObject::new));
    return new ReplaceConfig(
        target(fields),
        Math.min(MOST_INLINE_BYTES, fields.optionalCount("MaxSize").orElse(MOST_INLINE_BYTES)));
  }

  private static Target target(Fields fields) {
    if (new JsonPrimitive(true).equals(fields.value("FullMessage"))) {
      return Target.MESSAGE;
    }
    String path = fields.optionalText("Path").orElse(Target.PAYLOAD.path());
    if (!fields.optionalText("TargetPath").orElse(path).equals(path)) {
      throw fields.wrong("TargetPath", "the same as Path");
    }
    for (Target target : Target.values()) {
      if (target.path().equals(path)) {
        return target;
      }
    }
    throw fields.wrong("Path", "$ or $.payload");
  }
}
