package io.weir.local;

/** A queue that the stack has, and what starts executions from it. */
public sealed interface QueueOption {
  /** SQS' rule, less what the failed queue's name adds. */
  String NAME_SYNTAX = "[A-Za-z0-9_-]{1,73}";

  /** The queue's name. */
  String name();

  /**
   * Throttled at a limit of the deployment.
   *
   * @param limit the most executions at once; 0 starts none
   */
  record Throttled(String name, int limit) implements QueueOption {
    public Throttled {
      requireName(name);
      if (limit < 0) {
        throw new IllegalArgumentException(
            "Limit of queue %s is a whole number, 0 or more: %d".formatted(name, limit));
      }
    }
  }

  /** Throttled at a limit that its messages name. */
  record ThrottledByMessages(String name) implements QueueOption {
    public ThrottledByMessages {
      requireName(name);
    }
  }

  /** Not throttled: each message starts an execution at once. */
  record Unthrottled(String name) implements QueueOption {
    public Unthrottled {
      requireName(name);
    }
  }

  /**
   * Reads {@code NAME=LIMIT}.
   *
   * @throws IllegalArgumentException says which part is wrong
   */
  static Throttled parse(String text) {
    int equals = text.lastIndexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("A queue is NAME=LIMIT, as background=5: " + text);
    }
    return new Throttled(text.substring(0, equals), parseLimit(text, text.substring(equals + 1)));
  }

  private static int parseLimit(String text, String limit) {
    try {
      return Integer.parseInt(limit);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "A queue's limit is a whole number, 0 or more: " + text, e);
    }
  }

  private static void requireName(String name) {
    if (!name.matches(NAME_SYNTAX)) {
      throw new IllegalArgumentException(
          "A queue's name is 1 to 73 of A-Z a-z 0-9 _ -: '%s'".formatted(name));
    }
  }
}
