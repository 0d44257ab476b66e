package io.weir.local.asl;

import static java.util.Objects.requireNonNull;

import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.StateMachineDefinition;

/** Runs executions. Immutable and thread-safe; each execution runs on its caller's thread. */
public final class Interpreter {

  private final InterpreterSettings settings;
  private final GraphInterpreter graphs;

  /** An interpreter with the given clock, functions and chance. */
  public Interpreter(InterpreterSettings settings) {
    this.settings = requireNonNull(settings, "settings");
    this.graphs = new GraphInterpreter();
  }

  /**
   * Runs an execution to its end, or again from where it failed, and blocks so long. Writes every
   * event to the history but the last, which is for whoever decides that the execution has ended:
   * {@link ExecutionHistory#end}.
   *
   * @param progress where to start, kept up to date; a redrive starts from a copy
   * @throws InterruptedException when the thread is interrupted, which stops the execution
   */
  public ExecutionOutcome run(
      StateMachineDefinition definition,
      ExecutionInfo info,
      ExecutionHistory history,
      Progress progress)
      throws InterruptedException {
    ExecutionRun run = ExecutionRun.of(settings, info, history, definition.optionalTimeout());
    Branch root = Branch.root(run, progress, opened(info, history));
    try {
      return new ExecutionOutcome.Succeeded(graphs.run(definition.graph(), info.input(), root));
    } catch (StateFailure failure) {
      // A Fail state may leave out its error; the API then tells none.
      String error = failure.error().isEmpty() ? null : failure.error();
      return new ExecutionOutcome.Failed(error, failure.causeText());
    } catch (DeadlineReached timeout) {
      return new ExecutionOutcome.TimedOut();
    }
  }

  /** Writes the run's first event; returns which event the first state's follows. */
  private static long opened(ExecutionInfo info, ExecutionHistory history) {
    if (info.redrive() == null) {
      history.append(
          0,
          info.runStart(),
          HistoryEventType.EXECUTION_STARTED,
          new EventDetails.Started(info.input(), info.roleArn()));
      return 0;
    }
    return history.append(
        history.size(),
        info.runStart(),
        HistoryEventType.EXECUTION_REDRIVEN,
        new EventDetails.Redriven(info.redrive().count()));
  }
}
