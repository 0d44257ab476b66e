package io.weir.local;

/**
 * Names of the handlers' classes.
 *
 * @param throttle runs a pass over a queue
 * @param completion releases slots of executions that ended
 * @param reconcile finds leaked slots
 * @param start starts executions of unthrottled queues
 */
public record HandlerClasses(String throttle, String completion, String reconcile, String start) {
  /** Weir's own. */
  public static final HandlerClasses WEIR =
      new HandlerClasses(
          "io.weir.lambda.ThrottleHandler",
          "io.weir.lambda.CompletionHandler",
          "io.weir.lambda.ReconcileHandler",
          "io.weir.lambda.StartHandler");
}
