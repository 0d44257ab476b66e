package io.weir.cli.messages;

import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param number its place among the messages, or its line in the file
 * @param stateMachineArn what it asks for; null if it does not say
 * @param executionName what it asks for; null if it leaves that to the throttle
 */
public record Draft(
    int number, String body, @Nullable String stateMachineArn, @Nullable String executionName) {

  /** A message that asks for nothing that could be read. */
  public static Draft unread(int number, String body) {
    return new Draft(number, body, null, null);
  }
}
