package io.weir.local;

import java.util.Locale;

/** A task of data ingest that workflows may name: a function of the module {@code weir-ingest}. */
enum IngestTask {
  DISCOVER_GRANULES("DiscoverGranules"),
  DISCOVER_PDRS("DiscoverPdrs"),
  QUEUE_GRANULES("QueueGranules"),
  QUEUE_PDRS("QueuePdrs"),
  QUEUE_WORKFLOW("QueueWorkflow"),
  PARSE_PDR("ParsePdr"),
  SYNC_GRANULE("SyncGranule");

  private final String task;

  IngestTask(String task) {
    this.task = task;
  }

  /** What stands for its ARN in a workflow's file. */
  String place() {
    return name().toLowerCase(Locale.ROOT) + "_task_arn";
  }

  String functionName(String prefix) {
    return prefix + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its handler's class, which the local stack knows by name alone. */
  String handler() {
    return IngestSettings.HANDLERS + task + "Handler";
  }
}
