package io.weir.local.stepfunctions;

import com.google.gson.JsonObject;

/** Receives the events that Step Functions sends to EventBridge. */
@FunctionalInterface
public interface StatusChangeListener {

  /**
   * Takes the whole event of one status change. Called by one thread, in the order in which the
   * statuses changed; executions never wait for it, but a listener that is slower than they are
   * loses events in the end, as EventBridge delivers with best effort too. What it throws is
   * logged.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Automating
   *     Step Functions event delivery with EventBridge</a>
   */
  void statusChanged(JsonObject event);
}
