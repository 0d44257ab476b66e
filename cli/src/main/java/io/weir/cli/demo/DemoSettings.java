package io.weir.cli.demo;

import io.weir.cli.messages.MessageFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to be.
 *
 * @param messages how many to make, where there is no file of them
 * @param limit the queue's deployed limit; empty to let it be learned from the messages
 * @param executionTime how long each execution of a made message takes
 * @param input null to make the messages
 * @param stateMachine the workflow that all messages of the file are to run on; null for their own
 * @param report null for none
 */
record DemoSettings(
    int messages,
    OptionalInt limit,
    Duration executionTime,
    @Nullable MessageFile input,
    @Nullable String stateMachine,
    @Nullable Path report) {
  /** The queue's name. */
  static final String QUEUE = "demo";

  /** The workflow of messages that are made. */
  static final String WORKFLOW = "demo";

  static final int DEFAULT_LIMIT = 5;

  /** The limit that messages which are made carry. */
  int limitOfMessages() {
    return limit.orElse(DEFAULT_LIMIT);
  }
}
