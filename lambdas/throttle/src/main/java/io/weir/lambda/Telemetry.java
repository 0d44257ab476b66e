package io.weir.lambda;

import static java.util.Objects.requireNonNull;

/**
 * What a function tells the outside besides its answers.
 *
 * @param lines its log, in which its metrics are lines, too
 * @param metrics where those go
 */
record Telemetry(LogLines lines, MetricsSettings metrics) {
  Telemetry {
    requireNonNull(lines);
    requireNonNull(metrics);
  }
}
