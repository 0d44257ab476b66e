package io.weir.ingest.queue;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * What a step asks for by its messages, besides what each of them carries.
 *
 * @param json what repeats when the step does: names in the place of stored records
 * @param list the folder of the lists that say what of it is queued; empty for none
 */
record Request(JsonObject json, Optional<String> list) {
  /** A request for what nothing discovers. */
  static Request unlisted(JsonObject json) {
    return new Request(json, Optional.empty());
  }

  /** A request for what discovery is not to offer again. */
  static Request listed(JsonObject json, String folder) {
    return new Request(json, Optional.of(folder));
  }
}
