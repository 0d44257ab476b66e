package io.weir.local.stepfunctions;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import io.weir.local.asl.ExecutionClock;
import io.weir.local.asl.ExecutionOutcome;
import io.weir.local.asl.Interpreter;
import io.weir.local.asl.Progress;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, runs, stops and redrives executions, each on its own virtual thread. Thread-safe. */
final class ExecutionService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutionService.class);

  private final Arns arns;
  private final ExecutionClock clock;
  private final Interpreter interpreter;
  private final ExecutionStore store;
  private final Redrivability redrivability;
  private final StatusChangePublisher publisher;
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();

  ExecutionService(
      Arns arns,
      ExecutionClock clock,
      Interpreter interpreter,
      ExecutionStore store,
      Redrivability redrivability,
      StatusChangePublisher publisher) {
    this.arns = arns;
    this.clock = clock;
    this.interpreter = interpreter;
    this.store = store;
    this.redrivability = redrivability;
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
        store.addUnlessPresent(arn, () -> new Execution(arn, name, machine, input, clock.now()));
    if (addition.isNew()) {
      launch(addition.execution(), addition.execution().run(), parsedInput);
    }
    return addition;
  }

  private void launch(Execution execution, Run run, JsonElement input) {
    publisher.started(execution, run);
    Thread thread =
        Thread.ofVirtual().name(execution.arn()).unstarted(() -> run(execution, run, input));
    threads.put(execution.arn(), thread);
    thread.start();
  }

  private void run(Execution execution, Run run, JsonElement input) {
    try {
      Progress progress = run.progress();
      if (run.ending() == null && progress != null) {
        end(execution, run, outcome(execution, run, input, progress));
      }
    } catch (InterruptedException stopped) {
      // Whoever interrupts has ended the execution, or closes the endpoint.
      LOG.debug("Execution interrupted [execution={}]", execution.arn());
    } finally {
      threads.remove(execution.arn(), Thread.currentThread());
    }
  }

  private ExecutionOutcome outcome(
      Execution execution, Run run, JsonElement input, Progress progress)
      throws InterruptedException {
    try {
      return interpreter.run(
          execution.machine().parsed(), execution.info(run, input), run.history(), progress);
    } catch (RuntimeException | Error fault) {
      LOG.error("The interpreter failed [execution={}]", execution.arn(), fault);
      return new ExecutionOutcome.Failed(ErrorName.RUNTIME, fault.toString());
    }
  }

  /** Stops an execution that runs; one that has ended stays as it is. Returns when it ended. */
  Instant stop(Execution execution, @Nullable String error, @Nullable String cause) {
    synchronized (execution) {
      Run run = execution.run();
      end(execution, run, new ExecutionOutcome.Aborted(error, cause));
      Thread thread = threads.get(execution.arn());
      if (thread != null) {
        thread.interrupt();
      }
      return requireNonNull(run.ending()).stop();
    }
  }

  private void end(Execution execution, Run run, ExecutionOutcome outcome) {
    synchronized (execution) {
      if (run.end(outcome, clock.now())) {
        store.closed(execution);
        publisher.ended(execution, run);
      }
    }
  }

  /**
   * Lets an execution that failed, timed out or was stopped go on where it was.
   *
   * @param clientToken makes a repeated call succeed without another redrive
   * @return when it was redriven
   * @throws ApiException if it cannot be redriven
   */
  Instant redrive(Execution execution, Optional<String> clientToken) {
    synchronized (execution) {
      Instant now = clock.now();
      Optional<Instant> before =
          clientToken.flatMap(token -> execution.redriveTokens().redriveDate(token, now));
      if (before.isPresent()) {
        return before.get();
      }
      redriveNow(execution, now);
      clientToken.ifPresent(token -> execution.redriveTokens().add(token, now));
      return now;
    }
  }

  private void redriveNow(Execution execution, Instant now) {
    Optional<String> refusal = redrivability.refusal(execution.view());
    Optional<Run> next = execution.run().redriven(now);
    if (refusal.isPresent() || next.isEmpty()) {
      throw new ApiException("ExecutionNotRedrivable", refusal.orElse(Redrivability.NOTHING_KEPT));
    }
    if (!store.reopen(execution)) {
      throw ApiException.noSuchExecution(execution.arn());
    }
    execution.runAgain(next.get());
    launch(execution, next.get(), Json.parse(execution.input()));
  }

  /** Interrupts what runs, and lets it be: nobody can ask for its status any more. */
  @Override
  public void close() {
    threads.values().forEach(Thread::interrupt);
  }
}
