package io.weir.ingest.queue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.json.Fields;
import io.weir.ingest.record.Provider;
import org.jspecify.annotations.Nullable;

/**
 * What a QueueGranules step is told besides where its messages go.
 *
 * @param provider {@code provider}, of all granules that name no other
 * @param granulesPerMessage {@code preferredQueueBatchSize}: 1 unless it is a number from 1, at
 *     most {@value #MOST_GRANULES}; a fraction is cut off
 * @param concurrency {@code concurrency}: how many batches are in flight at once
 * @param childMeta {@code childWorkflowMeta}: merged into {@code meta} of the messages; pdr,
 *     collection and provider win over it
 */
record GranuleConfig(
    Provider provider, int granulesPerMessage, int concurrency, JsonObject childMeta) {
  /** A message's bytes bound it sooner, but for granules without files. */
  static final int MOST_GRANULES = 1_000;

  private static final String BATCH_SIZE = "preferredQueueBatchSize";

  static GranuleConfig from(Fields config) {
    return new GranuleConfig(
        Provider.of(config.object("provider")),
        batchSize(config.value(BATCH_SIZE)),
        concurrency(config),
        config.optionalObject("childWorkflowMeta").orElseGet(JsonObject::new));
  }

  private static int batchSize(@Nullable JsonElement value) {
    if (value instanceof JsonPrimitive number && number.isNumber()) {
      return (int) Math.clamp(number.getAsDouble(), 1, MOST_GRANULES);
    }
    return 1;
  }

  private static int concurrency(Fields config) {
    long most = config.optionalCount("concurrency").orElse(Delivery.DEFAULT_CONCURRENCY);
    if (most < 1 || most > MOST_GRANULES) {
      throw config.wrong("concurrency", "a whole number from 1 to 1000");
    }
    return (int) most;
  }
}
