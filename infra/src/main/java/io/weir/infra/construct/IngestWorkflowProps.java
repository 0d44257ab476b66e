package io.weir.infra.construct;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a workflow is made of.
 *
 * @param prefix what its name begins with
 * @param file its definition in the Amazon States Language, {@code NAME.asl.json}; Step Functions'
 *     type STANDARD
 * @param substitutions what takes the place of each <code>${KEY}</code> in the file
 * @param logGroups how its log is kept
 * @param executionData whether the log holds inputs and outputs: what strangers sent
 * @param tracing whether X-Ray traces its executions
 */
public record IngestWorkflowProps(
    String prefix,
    Path file,
    Map<String, String> substitutions,
    LogGroups logGroups,
    boolean executionData,
    boolean tracing) {
  public IngestWorkflowProps {
    requireNonNull(prefix);
    requireNonNull(file);
    requireNonNull(logGroups);
    substitutions = Collections.unmodifiableMap(new LinkedHashMap<>(substitutions));
  }

  /** Without substitutions, execution data in the log, or tracing. */
  public static IngestWorkflowProps of(String prefix, Path file, LogGroups logGroups) {
    return new IngestWorkflowProps(prefix, file, Collections.emptyMap(), logGroups, false, false);
  }

  /** The same with substitutions. */
  public IngestWorkflowProps withSubstitutions(Map<String, String> values) {
    return new IngestWorkflowProps(prefix, file, values, logGroups, executionData, tracing);
  }

  /** The same with inputs and outputs in the log, or without. */
  public IngestWorkflowProps withExecutionData(boolean wanted) {
    return new IngestWorkflowProps(prefix, file, substitutions, logGroups, wanted, tracing);
  }

  /** The same with tracing, or without. */
  public IngestWorkflowProps withTracing(boolean wanted) {
    return new IngestWorkflowProps(prefix, file, substitutions, logGroups, executionData, wanted);
  }
}
