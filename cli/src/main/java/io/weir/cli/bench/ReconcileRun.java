package io.weir.cli.bench;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.aws.DynamoDbTables;
import io.weir.aws.SystemDelays;
import io.weir.cli.drain.QueueDepth;
import io.weir.cli.stack.Held;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.StatusLine;
import io.weir.cli.terminal.VerbException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Lets executions hold slots whose completions nobody told, and measures one round of the
 * reconciler. For one thread.
 */
final class ReconcileRun {
  static final String QUEUE = "bench";

  private static final String STATE_MACHINE = "demo";
  private static final int STARTS_AT_ONCE = 16;
  private static final int SECONDS_RUNNING = 3_600;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final int slots;
  private final int ended;
  private final RunningStack stack;
  private final StatusLine statusLine;

  /**
   * What a round has shown.
   *
   * @param elapsed from the invocation until the answer
   * @param lists requests of lists, throttled ones too
   */
  record Result(
      int slots,
      int ended,
      int released,
      int heldAtEnd,
      int usedAtEnd,
      long lists,
      long describes,
      Duration elapsed) {
    boolean isHealed() {
      return released == ended && heldAtEnd == slots - ended && usedAtEnd == heldAtEnd;
    }
  }

  ReconcileRun(int slots, int ended, RunningStack stack, StatusLine statusLine) {
    this.slots = slots;
    this.ended = ended;
    this.stack = stack;
    this.statusLine = statusLine;
  }

  Result run() throws InterruptedException {
    try (DynamoDbClient dynamoDb = stack.openDynamoDb()) {
      DynamoDbTables tables = tables(dynamoDb);
      // The scheduled rounds are not due meanwhile.
      tables.reconcileLease().take(QUEUE, Instant.now(), Instant.now().plus(PATIENCE));
      Instant began = Instant.now();
      startAll();
      awaitEnded();
      show("writing " + slots + " slots");
      new SettledSlots(tables, stack.queue(QUEUE).url(), began).hold(arns());
      tables.reconcileLease().giveBack(QUEUE, Instant.now());
      Result result = measure();
      statusLine.clear();
      return result;
    }
  }

  private DynamoDbTables tables(DynamoDbClient dynamoDb) {
    return new DynamoDbTables(
        dynamoDb,
        variable("SemaphoresTable"),
        variable("SlotsTable"),
        new SystemDelays(),
        warning -> {
          throw VerbException.failed(warning);
        });
  }

  private String variable(String name) {
    return requireNonNull(stack.environment().get(name), name);
  }

  private void startAll() throws InterruptedException {
    show("starting " + slots + " executions");
    try (SfnClient stepFunctions = stack.openStepFunctions();
        ExecutorService threads = Executors.newFixedThreadPool(STARTS_AT_ONCE)) {
      List<Callable<Object>> starts =
          IntStream.range(0, slots)
              .<Callable<Object>>mapToObj(i -> () -> start(stepFunctions, i))
              .toList();
      for (Future<Object> start : threads.invokeAll(starts)) {
        start.get();
      }
    } catch (ExecutionException failure) {
      throw VerbException.failed("an execution was not started: " + failure.getCause());
    }
  }

  private Object start(SfnClient stepFunctions, int number) {
    int seconds = number < ended ? 0 : SECONDS_RUNNING;
    return stepFunctions.startExecution(
        request ->
            request
                .stateMachineArn(stack.stateMachineArn(STATE_MACHINE))
                .name("slot-" + number)
                .input("{\"meta\":{\"demo\":{\"seconds\":" + seconds + "}}}"));
  }

  /** Completions that find no slot are of no consequence. */
  private void awaitEnded() throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (stack.completionsDelivered() < ended || completionsWaiting() > 0) {
      if (Instant.now().isAfter(end)) {
        throw VerbException.failed("the executions did not end within " + PATIENCE);
      }
      show("waiting for " + ended + " executions to end, and for their completions");
      Thread.sleep(INTERVAL);
    }
  }

  private int completionsWaiting() {
    return QueueDepth.of(stack.sqs(), stack.completionQueue().url());
  }

  private List<String> arns() {
    String prefix = stack.stateMachineArn(STATE_MACHINE).replace(":stateMachine:", ":execution:");
    return IntStream.range(0, slots).mapToObj(i -> prefix + ":slot-" + i).toList();
  }

  private Result measure() throws InterruptedException {
    show("reconciling");
    long lists = requests("ListExecutions");
    long describes = requests("DescribeExecution");
    long beganNanos = System.nanoTime();
    JsonObject answer = JsonParser.parseString(untilFree(stack::reconcile)).getAsJsonObject();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - beganNanos);
    Held held = untilFree(stack::held);
    return new Result(
        slots,
        ended,
        answer.get("released").getAsInt(),
        held.slots(),
        held.used(),
        requests("ListExecutions") - lists,
        requests("DescribeExecution") - describes,
        elapsed);
  }

  private interface Question<T> {
    Optional<T> ask() throws InterruptedException;
  }

  private static <T> T untilFree(Question<T> question) throws InterruptedException {
    Optional<T> answer = question.ask();
    while (answer.isEmpty()) {
      Thread.sleep(INTERVAL);
      answer = question.ask();
    }
    return answer.get();
  }

  private long requests(String action) {
    return stack.stepFunctionsRequests().getOrDefault(action, 0L);
  }

  private void show(String text) {
    statusLine.show(text, Instant.now());
  }
}
