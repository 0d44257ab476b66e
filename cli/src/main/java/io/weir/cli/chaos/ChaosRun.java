package io.weir.cli.chaos;

import io.weir.cli.drain.Drain;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.stack.SlotTable;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Drains a queue while the functions' process is killed. */
final class ChaosRun {
  private final RunningStack stack;
  private final KillGate gate;
  private final Consumer<String> log;

  ChaosRun(RunningStack stack, KillGate gate, Consumer<String> log) {
    this.stack = stack;
    this.gate = gate;
    this.log = log;
  }

  /**
   * What the run has shown.
   *
   * @param restarts how many times the functions' process was started again
   */
  record Outcome(Drain.Run drained, int restarts, Healing healing) {}

  /** Drains the queue; the gate kills from the first message on. */
  Outcome run(Drain drain) throws InterruptedException {
    try (SlotTable slots = stack.openSlotTable()) {
      LeftBehind leftBehind = new LeftBehind(slots::read, this::runningArns, log);
      gate.arm(new Functions(leftBehind));
      Drain.Run drained = drainWatched(drain, leftBehind);
      leftBehind.look(Instant.now());
      return new Outcome(drained, stack.functionRestarts(), leftBehind.healing());
    }
  }

  private static Drain.Run drainWatched(Drain drain, LeftBehind leftBehind)
      throws InterruptedException {
    try (var _ = new LeftBehindWatch(leftBehind)) {
      return drain.run();
    }
  }

  private Set<String> runningArns() {
    return stack.executions().stream()
        .filter(execution -> execution.stop() == null)
        .map(ExecutionRecord::arn)
        .collect(Collectors.toSet());
  }

  /** The functions' process; nothing of it runs while what it left behind is noted. */
  private final class Functions implements KillGate.Target {
    private final LeftBehind leftBehind;

    Functions(LeftBehind leftBehind) {
      this.leftBehind = leftBehind;
    }

    @Override
    public int executions() {
      return stack.executions().size();
    }

    @Override
    public void carryOut(Kill kill) {
      stack.killFunctions();
      leftBehind.killed(kill, Instant.now());
    }
  }
}
