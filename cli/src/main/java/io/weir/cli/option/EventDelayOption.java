package io.weir.cli.option;

import io.weir.local.LocalStackOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The option for how late completion events are. */
public final class EventDelayOption {
  @Option(
      names = "--event-delay",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "200ms",
      description = "What a completion event takes to arrive; default ${DEFAULT-VALUE}.")
  private Duration eventDelay = LocalStackOptions.DEFAULT_EVENT_DELAY;

  /** From the end of an execution. */
  public Duration eventDelay() {
    return eventDelay;
  }
}
