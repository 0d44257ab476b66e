package io.weir.infra.watch;

import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * When an alarm rings: if this many of the latest data points are beyond the threshold.
 *
 * @param threshold what a data point is compared with
 * @param comparison how
 * @param points how many must be beyond it
 * @param of how many are looked at
 * @param missing what a missing data point counts as
 */
record Ring(
    double threshold, ComparisonOperator comparison, int points, int of, TreatMissingData missing) {
  /** Rings at the threshold and above it. */
  static Ring from(double threshold) {
    return new Ring(
        threshold,
        ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        1,
        1,
        TreatMissingData.NOT_BREACHING);
  }

  /** Rings where a count stays 0, or is not told at all. */
  static Ring atNone() {
    return new Ring(1, ComparisonOperator.LESS_THAN_THRESHOLD, 1, 1, TreatMissingData.BREACHING);
  }

  Ring lasting(int count) {
    return new Ring(threshold, comparison, count, count, missing);
  }

  Ring often(int count, int among) {
    return new Ring(threshold, comparison, count, among, missing);
  }
}
