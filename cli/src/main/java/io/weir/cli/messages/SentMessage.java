package io.weir.cli.messages;

/**
 * A message that SQS took.
 *
 * @param messageId SQS' id of it
 */
public record SentMessage(String messageId, Draft draft) {
  /** The name of its execution: the message's id where the producer chose none. */
  public String executionName() {
    String name = draft.executionName();
    return name == null ? messageId : name;
  }
}
