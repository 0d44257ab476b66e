package io.weir.ingest.rule;

/** When a rule asks for its workflow. */
public sealed interface Trigger {
  /** Once, when it is called ({@code onetime}). */
  record Onetime() implements Trigger {}

  /**
   * By the clock ({@code scheduled}). The deployment makes a schedule of it that calls the rule.
   *
   * @param expression as EventBridge Scheduler takes it, such as {@code rate(5 minutes)}
   */
  record Scheduled(String expression) implements Trigger {}

  /**
   * For each message of a queue ({@code sqs}). The deployment makes an event source mapping of it.
   *
   * @param queueUrl the queue that is read, not the one that is written to
   */
  record Sqs(String queueUrl) implements Trigger {}
}
