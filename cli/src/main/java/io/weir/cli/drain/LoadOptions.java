package io.weir.cli.drain;

import io.weir.cli.option.CountConverter;
import io.weir.cli.option.SecondsConverter;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for the messages that a run makes, and the limit they run under. */
public final class LoadOptions {
  @Option(
      names = "--messages",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "How many messages to send; default ${DEFAULT-VALUE}.")
  private int messages;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "The queue's limit; default ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--execution-seconds",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      defaultValue = "1",
      description = "How long each execution takes; default ${DEFAULT-VALUE}.")
  private Duration executionTime = Duration.ofSeconds(1);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec verb = CommandSpec.create();

  /** With a verb's own defaults. */
  public LoadOptions(int defaultMessages, int defaultLimit) {
    messages = defaultMessages;
    limit = defaultLimit;
  }

  /** How many messages. */
  public int messages() {
    return messages;
  }

  /** The queue's limit. */
  public int limit() {
    return limit;
  }

  /** Whether the limit was asked for, rather than the verb's default. */
  public boolean isLimitGiven() {
    return verb.commandLine().getParseResult().hasMatchedOption("--limit");
  }

  /** How long each execution takes. */
  public Duration executionTime() {
    return executionTime;
  }
}
