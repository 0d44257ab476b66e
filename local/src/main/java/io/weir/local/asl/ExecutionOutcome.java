package io.weir.local.asl;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

/** How an execution ended. */
public sealed interface ExecutionOutcome {

  /** The execution's last state ended it. */
  record Succeeded(JsonElement output) implements ExecutionOutcome {}

  /** A state failed, and nothing caught it. */
  record Failed(@Nullable String error, @Nullable String cause) implements ExecutionOutcome {}

  /**
   * The execution ran longer than its state machine's TimeoutSeconds; the service names no error.
   */
  record TimedOut() implements ExecutionOutcome {}

  /** Somebody stopped it, with these words. */
  record Aborted(@Nullable String error, @Nullable String cause) implements ExecutionOutcome {}
}
