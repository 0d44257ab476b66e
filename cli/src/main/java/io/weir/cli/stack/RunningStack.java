package io.weir.cli.stack;

import static java.util.Objects.requireNonNull;

import io.weir.cli.terminal.Shutdown;
import io.weir.cli.terminal.VerbException;
import io.weir.local.HandlerClasses;
import io.weir.local.LocalStack;
import io.weir.local.LocalStackOptions;
import io.weir.local.lambda.Invocation;
import io.weir.local.sqs.Queue;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A local stack that a verb works with; it ends with the verb, and with Ctrl-C. Thread-safe. */
public final class RunningStack implements AutoCloseable {
  private static final String LOOK = "{\"look\":true}";

  private final LocalStack stack;
  private final SqsClient sqs;
  private final Shutdown.Registration interrupt;
  private final Duration startTime;

  private RunningStack(LocalStack stack, Duration startTime) {
    this.stack = stack;
    this.startTime = startTime;
    sqs = new EndpointClients(stack.environment()).sqs();
    interrupt = Shutdown.before(stack::close);
  }

  /** Starts a stack and returns once it works. */
  public static RunningStack start(LocalStackOptions options) throws InterruptedException {
    long beganNanos = System.nanoTime();
    LocalStack stack = LocalStack.start(options);
    return new RunningStack(stack, Duration.ofNanos(System.nanoTime() - beganNanos));
  }

  /** What the start took. */
  public Duration startTime() {
    return startTime;
  }

  /** Variables by which AWS' own tools find the stack. */
  public Map<String, String> environment() {
    return stack.environment();
  }

  /** The queues, by name. */
  public Map<String, Queue> queues() {
    return stack.queues();
  }

  /** One of the queues it was started with. */
  public Queue queue(String name) {
    return requireNonNull(stack.queues().get(name), name);
  }

  /** The state machines that its workflows became, by name. */
  public Map<String, String> stateMachineArns() {
    return stack.stateMachineArns();
  }

  /** A client of its SQS. */
  public SqsClient sqs() {
    return sqs;
  }

  /** The ARN of a state machine of that name, whether or not there is one. */
  public String stateMachineArn(String name) {
    return LocalStack.stateMachineArn(name);
  }

  /** All executions so far, as Step Functions itself recorded them. */
  public List<ExecutionRecord> executions() {
    return stack.stepFunctions().executions();
  }

  /**
   * What is held now, told by the reconciler's function; empty if a round of it is under way.
   *
   * @throws VerbException if the reconciler fails
   */
  public Optional<Held> held() throws InterruptedException {
    return reconciler(LOOK).map(Held::parse);
  }

  /**
   * Runs a round of the reconciler; what it answers, or empty if another is under way.
   *
   * @throws VerbException if the reconciler fails
   */
  public Optional<String> reconcile() throws InterruptedException {
    return reconciler("{}");
  }

  /**
   * Runs a pass of the throttle; what it answers, or empty if as many are under way as may be.
   *
   * @throws VerbException if the throttle fails
   */
  public Optional<String> pass(String event) throws InterruptedException {
    return answer(HandlerClasses.WEIR.throttle(), event);
  }

  private Optional<String> reconciler(String event) throws InterruptedException {
    return answer(HandlerClasses.WEIR.reconcile(), event);
  }

  private Optional<String> answer(String handler, String event) throws InterruptedException {
    String function = stack.functionOf(handler);
    return switch (stack.invoke(function, event)) {
      case Invocation.Succeeded(String json) -> Optional.of(json);
      case Invocation.Throttled _ -> Optional.empty();
      case Invocation.FunctionError error ->
          throw VerbException.failed(function + " failed: " + error.errorMessage());
      case Invocation.TimedOut timedOut ->
          throw VerbException.failed(function + ": " + timedOut.message());
      case Invocation.UnknownFunction _ ->
          throw VerbException.failed("the stack has no function " + function);
    };
  }

  /** The queue that the status changes of executions go through. */
  public Queue completionQueue() {
    return stack.completionQueue();
  }

  /** How many events the bus has let through and handed to that queue. */
  public long completionsDelivered() {
    return stack.eventCounters().delivered();
  }

  /** How many requests its Step Functions got so far, by action. */
  public Map<String, Long> stepFunctionsRequests() {
    return stack.stepFunctions().requests();
  }

  /** Opens a client of its Step Functions, which the caller closes. */
  public SfnClient openStepFunctions() {
    return new EndpointClients(stack.environment()).stepFunctions();
  }

  /** Opens a client of its S3, which the caller closes; only where it has buckets. */
  public S3Client openS3() {
    return new EndpointClients(stack.environment()).s3();
  }

  /** Opens a client of its DynamoDB, which the caller closes; only where slots are kept there. */
  public DynamoDbClient openDynamoDb() {
    return new EndpointClients(stack.environment()).dynamoDb();
  }

  /** Opens the table of slots, which the caller closes; only where they are kept in DynamoDB. */
  public SlotTable openSlotTable() {
    EndpointClients clients = new EndpointClients(stack.environment());
    return new SlotTable(clients.dynamoDb(), clients.slotsTable());
  }

  /** Kills the functions' process and waits until it is gone; another is started. */
  public void killFunctions() {
    stack.killFunctions();
  }

  /** The process id of the functions' process that runs now. */
  public long functionsPid() {
    return stack.functionsPid();
  }

  /** How many times the functions' process was started again. */
  public int functionRestarts() {
    return stack.functionRestarts();
  }

  /** Stays until the process is told to end. */
  public void awaitInterrupt() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  public void close() {
    if (Shutdown.isUnderWay()) {
      return;
    }
    interrupt.close();
    sqs.close();
    stack.close();
  }
}
