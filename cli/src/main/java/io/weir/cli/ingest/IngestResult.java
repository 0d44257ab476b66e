package io.weir.cli.ingest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.weir.cli.drain.Summary;
import io.weir.cli.drain.SummaryJson;
import io.weir.cli.measure.RunRecord;
import java.util.List;
import java.util.Map;

/**
 * What a run of the data-ingest workflows has shown.
 *
 * @param ingested granules that are in their buckets
 * @param failed granules that are not, each told in the failures as long as there are few
 * @param maxRunningByProvider the most executions that ran at once, by the provider's id
 * @param records of the ingest executions, by start
 */
record IngestResult(
    Summary summary,
    Discovery.Found found,
    int ingested,
    int failed,
    List<Failure> failures,
    Map<String, Integer> maxRunningByProvider,
    BucketCheck.Outcome buckets,
    List<RunRecord> records) {
  /** The shared fields, and those of granules. */
  JsonObject json() {
    JsonObject json = SummaryJson.of(summary);
    JsonObject granules = new JsonObject();
    granules.addProperty("discovered", found.discovered());
    granules.addProperty("skipped", found.skipped());
    granules.addProperty("queued", found.queued());
    granules.addProperty("ingested", ingested);
    granules.addProperty("failed", failed);
    json.add("granules", granules);
    JsonArray told = new JsonArray();
    for (Failure failure : failures) {
      JsonObject one = new JsonObject();
      one.addProperty("granuleId", failure.granuleId());
      one.addProperty("reason", failure.reason());
      told.add(one);
    }
    json.add("failedGranules", told);
    JsonObject providers = new JsonObject();
    maxRunningByProvider.forEach(providers::addProperty);
    json.add("maxRunningByProvider", providers);
    json.addProperty("filesInPlace", buckets.inPlace());
    json.addProperty("publicFilesAsAtProvider", buckets.compared());
    return json;
  }
}
