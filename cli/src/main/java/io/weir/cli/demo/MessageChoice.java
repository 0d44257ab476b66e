package io.weir.cli.demo;

import io.weir.cli.drain.DrainSettings;
import io.weir.cli.drain.LoadOptions;
import io.weir.cli.messages.MessageFile;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are sent, and where.
 *
 * @param input a file of them; null for messages that the demo makes
 * @param stateMachine the workflow that the file's messages run on; null for those that they name
 * @param queue as an environment's file has it; null for the first
 */
record MessageChoice(
    LoadOptions load, @Nullable Path input, @Nullable String stateMachine, @Nullable String queue) {
  /** Without a limit of the deployment the messages of a file say their own. */
  OptionalInt limit() {
    return input == null || load.isLimitGiven()
        ? OptionalInt.of(load.limit())
        : OptionalInt.empty();
  }

  /** Null for those that the messages of a file name. */
  @Nullable String workflow() {
    return input == null ? DrainSettings.WORKFLOW : stateMachine;
  }

  DrainSettings settings(String queueName, OptionalInt limit, @Nullable String machine) {
    MessageFile file = input == null ? null : MessageFile.read(input);
    return new DrainSettings(
        queueName, load.messages(), limit, load.executionTime(), file, machine);
  }
}
