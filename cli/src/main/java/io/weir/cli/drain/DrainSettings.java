package io.weir.cli.drain;

import io.weir.cli.messages.MessageFile;
import io.weir.local.QueueOption;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to be.
 *
 * @param queue the queue's name
 * @param messages how many to make, where there is no file of them
 * @param limit the queue's deployed limit; empty to let it be learned from a file's messages
 * @param executionTime how long each execution of a made message takes
 * @param input null to make the messages
 * @param stateMachine the state machine that all messages are to run on; null for those that the
 *     file's messages name
 */
public record DrainSettings(
    String queue,
    int messages,
    OptionalInt limit,
    Duration executionTime,
    @Nullable MessageFile input,
    @Nullable String stateMachine) {
  /** The workflow of messages that are made. */
  public static final String WORKFLOW = "demo";

  public DrainSettings {
    if (input == null && (limit.isEmpty() || stateMachine == null)) {
      throw new IllegalArgumentException("Messages that are made carry a limit and a workflow");
    }
  }

  /** Messages that are made, under a limit. */
  public static DrainSettings ofMade(
      String queue, int messages, int limit, Duration executionTime) {
    return new DrainSettings(queue, messages, OptionalInt.of(limit), executionTime, null, WORKFLOW);
  }

  /** The queue as a stack is told of it. */
  public QueueOption queueOption() {
    return limit.isPresent()
        ? new QueueOption.Throttled(queue, limit.getAsInt())
        : new QueueOption.ThrottledByMessages(queue);
  }

  /** How long an execution takes; null where the messages say it. */
  @Nullable Duration executionTimeIfKnown() {
    return input == null ? executionTime : null;
  }
}
