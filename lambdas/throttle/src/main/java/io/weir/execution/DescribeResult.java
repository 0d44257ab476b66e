package io.weir.execution;

/** What DescribeExecution answered. */
public sealed interface DescribeResult {
  /** There is such an execution. */
  record Found(Execution execution) implements DescribeResult {}

  /** None is known by that ARN, or not yet: one such answer alone proves nothing. */
  record DoesNotExist() implements DescribeResult {}

  /** Step Functions asks for a pause. */
  record Throttled() implements DescribeResult {}

  /** No answer could be had. */
  record Unavailable(String cause) implements DescribeResult {}
}
