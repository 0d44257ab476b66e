package io.weir.local.stepfunctions;

import io.weir.local.asl.ExecutionHistory;
import io.weir.local.asl.ExecutionInfo.Redrive;
import io.weir.local.asl.ExecutionOutcome;
import io.weir.local.asl.Progress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run of an execution: its first, or one that a redrive started. Thread-safe; the first end
 * stands.
 */
final class Run {

  private final @Nullable Redrive redrive;
  private final ExecutionHistory history;
  private final AtomicReference<@Nullable Progress> progress;
  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

  private Run(@Nullable Redrive redrive, ExecutionHistory history, Progress progress) {
    this.redrive = redrive;
    this.history = history;
    this.progress = new AtomicReference<>(progress);
  }

  static Run first() {
    return new Run(null, new ExecutionHistory(), new Progress());
  }

  /** The run that goes on where this one failed; empty if this one succeeded or was forgotten. */
  Optional<Run> redriven(Instant time) {
    Redrive next = new Redrive(redriveCount() + 1, time);
    // Copied before the progress is looked at, which goes first when a run is forgotten.
    ExecutionHistory reopened = history.reopened();
    return Optional.ofNullable(progress.get())
        .map(reached -> new Run(next, reopened, reached.copy()));
  }

  @Nullable Redrive redrive() {
    return redrive;
  }

  int redriveCount() {
    return redrive == null ? 0 : redrive.count();
  }

  ExecutionHistory history() {
    return history;
  }

  /** How far the run has come; null once nothing can go on from there. */
  @Nullable Progress progress() {
    return progress.get();
  }

  @Nullable Ending ending() {
    return ending.get();
  }

  /** Ends the run, and says whether it was this call that did. */
  boolean end(ExecutionOutcome outcome, Instant stop) {
    if (!ending.compareAndSet(null, Ending.of(outcome, stop))) {
      return false;
    }
    history.end(outcome, stop);
    if (outcome instanceof ExecutionOutcome.Succeeded) {
      progress.set(null);
    }
    return true;
  }

  /** Gives back the memory of its history and of how far it came. */
  void forget() {
    progress.set(null);
    history.clear();
  }
}
