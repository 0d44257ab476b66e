package io.weir.infra.watch;

import java.util.Locale;

/** What an alarm is about, and what its reader does next. */
enum AlarmKind {
  FAILED_QUEUE(
      "Read the messages' attribute with the reason, mend the cause, then redrive the queue or"
          + " delete them."),
  OLDEST_MESSAGE("Raise the limit or slow the producers, before SQS deletes what has waited."),
  IDLE_SLOTS(
      "Look at the throttle function's errors and throttles and at its schedule: messages wait,"
          + " slots are free, and too little is started."),
  NOTHING_ENDING(
      "Look at the executions in Step Functions: every slot is in use and none has ended. Stop"
          + " those that hang; their slots free themselves."),
  DRIFT("Run ./weir repair with this queue or key: the counter is not the sum of the slots held."),
  LEAKED(
      "Look at the rule, its dead letters and the completion function: slots are given back by the"
          + " reconciler because completions do not come."),
  QUARANTINED(
      "Look up the reason in the metrics Quarantined.REASON or in the failed queue, and tell the"
          + " producer."),
  FUNCTION_ERRORS("Read the function's log for the error. What failed is tried again."),
  FUNCTION_THROTTLES(
      "Look at the account's Lambda concurrency: invocations are refused, so starts come late."),
  FUNCTION_SILENT(
      "Look at the function's schedule and its dead letters: it should run each minute and does"
          + " not."),
  COMPLETION_QUEUE(
      "Look at the completion function: ended executions keep their slots until it or the"
          + " reconciler has released them."),
  DEAD_LETTERS(
      "Read the messages and mend what refused them: missing permission, function gone, or its"
          + " error. Lost ticks and completions are made up for; a rule's call is not, so repeat it."
          + " Then delete them.");

  private static final String PAGE = "docs/OPERATIONS.md";

  private final String advice;

  AlarmKind(String advice) {
    this.advice = advice;
  }

  /** Returns what ends an alarm's name; the heading of its section, too. */
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what a reader sees when it rings. */
  String description(String subject) {
    return subject + ": " + advice + " See " + PAGE + "#" + slug() + ".";
  }
}
