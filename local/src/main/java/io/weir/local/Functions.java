package io.weir.local;

import io.weir.local.lambda.LambdaFunction;
import java.time.Duration;
import java.util.List;

/** The functions of a deployment. */
final class Functions {
  static final String THROTTLE = "weir-throttle";
  static final String COMPLETION = "weir-completion";
  static final String RECONCILE = "weir-reconcile";
  static final String START = "weir-start";

  /** Two rounds of the reconciler at once would only contend. */
  private static final int RECONCILE_CONCURRENCY = 1;

  private Functions() {}

  static List<LambdaFunction> of(LocalStackOptions options) {
    Duration timeout = options.timings().functionTimeout();
    HandlerClasses handlers = options.handlers();
    return List.of(
        new LambdaFunction(THROTTLE, handlers.throttle(), timeout, options.throttleConcurrency()),
        new LambdaFunction(
            COMPLETION,
            handlers.completion(),
            timeout,
            options.completionMapping().maximumConcurrency()),
        new LambdaFunction(RECONCILE, handlers.reconcile(), timeout, RECONCILE_CONCURRENCY),
        new LambdaFunction(START, handlers.start(), timeout, startConcurrency(options)));
  }

  /** As many as all pollers of unthrottled queues together may ask for. */
  private static int startConcurrency(LocalStackOptions options) {
    long unthrottled =
        options.queues().stream().filter(QueueOption.Unthrottled.class::isInstance).count();
    return Math.max(1, Math.toIntExact(unthrottled) * Triggers.START_MAPPING.maximumConcurrency());
  }
}
