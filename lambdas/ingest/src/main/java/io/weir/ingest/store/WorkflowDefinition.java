package io.weir.ingest.store;

/**
 * A workflow as the deployment records it.
 *
 * @param name its name, such as {@code IngestGranule}
 * @param arn its state machine's ARN
 */
public record WorkflowDefinition(String name, String arn) {}
