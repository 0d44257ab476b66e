package io.weir.local.asl;

import com.google.gson.JsonObject;
import io.weir.local.asl.data.Variables;
import org.jspecify.annotations.Nullable;

/**
 * One line of control: the execution itself, or an iteration of a Map state, or a branch of a
 * Parallel state. Used by one thread at a time.
 */
final class Branch {

  private final ExecutionRun run;
  private final Progress progress;
  private final @Nullable JsonObject mapContext;
  private Variables variables;
  private long lastEventId;
  private @Nullable HistoryEventType abortedBy;

  private Branch(
      ExecutionRun run,
      Progress progress,
      @Nullable JsonObject mapContext,
      Variables variables,
      long lastEventId) {
    this.run = run;
    this.progress = progress;
    this.mapContext = mapContext;
    this.variables = variables;
    this.lastEventId = lastEventId;
  }

  /** The execution's own line of control, whose next event follows the given one. */
  static Branch root(ExecutionRun run, Progress progress, long lastEventId) {
    return new Branch(run, progress, null, Variables.NONE, lastEventId);
  }

  /**
   * A line of control that starts where this one is.
   *
   * @param newMapContext its own {@code $$.Map}; null keeps this one's
   */
  Branch fork(@Nullable JsonObject newMapContext, Progress newProgress) {
    return new Branch(
        run,
        newProgress,
        newMapContext == null ? mapContext : newMapContext,
        variables,
        lastEventId);
  }

  long lastEventId() {
    return lastEventId;
  }

  /** Goes on after an event of a branch that was forked from this one. */
  void continueAfter(long eventId) {
    lastEventId = eventId;
  }

  ExecutionRun run() {
    return run;
  }

  Progress progress() {
    return progress;
  }

  @Nullable JsonObject mapContext() {
    return mapContext;
  }

  Variables variables() {
    return variables;
  }

  /** Replaces the variables, for all states from here on. */
  void variables(Variables newVariables) {
    variables = newVariables;
  }

  /** Writes the next event of this line of control. */
  void emit(HistoryEventType type, EventDetails details) {
    lastEventId = run.history().append(lastEventId, run.now(), type, details);
  }

  void emit(HistoryEventType type) {
    emit(type, new EventDetails.None());
  }

  /** Notes which event tells that the state now entered was aborted, if its type has one. */
  void abortedBy(@Nullable HistoryEventType type) {
    abortedBy = type;
  }

  /** Writes that the state which this line of control is in was aborted. */
  void emitAborted() {
    if (abortedBy != null) {
      emit(abortedBy);
    }
  }
}
