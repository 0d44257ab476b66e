package io.weir.local.stepfunctions;

import com.google.gson.JsonElement;
import io.weir.local.asl.ExecutionClock;
import io.weir.local.asl.ExecutionInfo;
import io.weir.local.asl.ExecutionOutcome;
import io.weir.local.asl.Interpreter;
import io.weir.local.asl.data.ErrorName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, runs and stops executions, each on its own virtual thread. Thread-safe. */
final class ExecutionService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutionService.class);

  private final Arns arns;
  private final ExecutionClock clock;
  private final Interpreter interpreter;
  private final ExecutionStore store;
  private final StatusChangePublisher publisher;
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();

  ExecutionService(
      Arns arns,
      ExecutionClock clock,
      Interpreter interpreter,
      ExecutionStore store,
      StatusChangePublisher publisher) {
    this.arns = arns;
    this.clock = clock;
    this.interpreter = interpreter;
    this.store = store;
    this.publisher = publisher;
  }

  /**
   * Starts an execution, or returns the one that has its name.
   *
   * @param parsedInput the same as the input
   */
  ExecutionStore.Addition start(
      StateMachine machine, String name, String input, JsonElement parsedInput) {
    String arn = arns.execution(machine.name(), name);
    ExecutionStore.Addition addition =
        store.addUnlessPresent(
            arn, sequence -> new Execution(sequence, arn, name, machine, input, clock.now()));
    if (addition.isNew()) {
      launch(addition.execution(), parsedInput);
    }
    return addition;
  }

  private void launch(Execution execution, JsonElement input) {
    publisher.started(execution);
    Thread thread = Thread.ofVirtual().name(execution.arn()).unstarted(() -> run(execution, input));
    threads.put(execution.arn(), thread);
    thread.start();
  }

  private void run(Execution execution, JsonElement input) {
    try {
      if (execution.ending().isEmpty()) {
        end(execution, outcome(execution, input));
      }
    } catch (InterruptedException stopped) {
      // Whoever interrupts has ended the execution, or closes the endpoint.
      LOG.debug("Execution interrupted [execution={}]", execution.arn());
    } finally {
      threads.remove(execution.arn());
    }
  }

  private ExecutionOutcome outcome(Execution execution, JsonElement input)
      throws InterruptedException {
    try {
      return interpreter.run(
          execution.machine().parsed(), info(execution, input), execution.history());
    } catch (RuntimeException | Error fault) {
      LOG.error("The interpreter failed [execution={}]", execution.arn(), fault);
      return new ExecutionOutcome.Failed(ErrorName.RUNTIME, fault.toString());
    }
  }

  private static ExecutionInfo info(Execution execution, JsonElement input) {
    StateMachine machine = execution.machine();
    return new ExecutionInfo(
        execution.arn(),
        execution.name(),
        machine.roleArn(),
        execution.start(),
        machine.arn(),
        machine.name(),
        input);
  }

  /** Stops an execution that runs; one that has ended stays as it is. */
  void stop(Execution execution, @Nullable String error, @Nullable String cause) {
    end(execution, new ExecutionOutcome.Aborted(error, cause));
    Thread thread = threads.get(execution.arn());
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void end(Execution execution, ExecutionOutcome outcome) {
    if (execution.end(outcome, clock.now())) {
      store.closed(execution);
      publisher.ended(execution);
    }
  }

  /** Interrupts what runs, and lets it be: nobody can ask for its status any more. */
  @Override
  public void close() {
    threads.values().forEach(Thread::interrupt);
  }
}
