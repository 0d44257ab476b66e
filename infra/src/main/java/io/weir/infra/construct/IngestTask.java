package io.weir.infra.construct;

import java.util.Locale;

/** A task of data ingest: a function of {@code lambdas/ingest} that workflows' states call. */
public enum IngestTask {
  DISCOVER_GRANULES("DiscoverGranules"),
  DISCOVER_PDRS("DiscoverPdrs"),
  PARSE_PDR("ParsePdr"),
  QUEUE_GRANULES("QueueGranules"),
  QUEUE_PDRS("QueuePdrs"),
  QUEUE_WORKFLOW("QueueWorkflow"),
  SYNC_GRANULE("SyncGranule");

  private final String id;

  IngestTask(String id) {
    this.id = id;
  }

  /** What stands for its function's ARN in a workflow's file, as <code>${PLACE}</code>. */
  public String place() {
    return name().toLowerCase(Locale.ROOT) + "_task_arn";
  }

  /** The name of its construct. */
  String id() {
    return id;
  }

  String functionName(String prefix) {
    return prefix + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String handler() {
    return "io.weir.ingest.handler." + id + "Handler";
  }
}
