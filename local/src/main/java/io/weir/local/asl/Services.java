package io.weir.local.asl;

/**
 * What Task states reach.
 *
 * @param functions calls Lambda functions
 * @param messages sends messages
 * @param tokens the tokens of the tasks that wait for one
 */
public record Services(TaskRunner functions, MessageSender messages, TaskTokens tokens) {

  /** Functions alone. */
  public static Services of(TaskRunner functions) {
    return new Services(functions, MessageSender.none(), new TaskTokens());
  }
}
