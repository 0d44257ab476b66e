package io.weir.cli.measure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution as Step Functions tells it, with the message it was started for.
 *
 * @param messageId SQS' id of the message; null if no message asked for this execution
 * @param stop null while it runs
 * @param status in Step Functions' words
 */
public record RunRecord(
    String executionArn,
    @Nullable String messageId,
    Instant start,
    @Nullable Instant stop,
    String status) {
  public RunRecord {
    requireNonNull(executionArn);
    requireNonNull(start);
    requireNonNull(status);
  }

  /** Whether it has ended. */
  public boolean isClosed() {
    return stop != null;
  }

  /** Whether it has ended well. */
  public boolean isSucceeded() {
    return status.equals("SUCCEEDED");
  }
}
