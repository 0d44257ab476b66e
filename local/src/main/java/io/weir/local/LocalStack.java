package io.weir.local;

import static java.util.Objects.requireNonNull;

import io.weir.local.events.EventBus;
import io.weir.local.failure.LocalStackException;
import io.weir.local.lambda.FunctionProcess;
import io.weir.local.lambda.Invocation;
import io.weir.local.lambda.LambdaEndpoint;
import io.weir.local.lambda.LambdaFunction;
import io.weir.local.sqs.Queue;
import io.weir.local.stepfunctions.StepFunctionsEndpoint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that Weir needs of AWS, on this machine: SQS, DynamoDB, Step Functions, Lambda, event bus and
 * scheduler, on loopback and free ports.
 *
 * <p>Child processes belong to it: the functions' host, and, where they are wanted, DynamoDB Local
 * and an S3 server; they end with this process, however it ends. All state is in memory, but for
 * what is in buckets. Thread-safe.
 */
public final class LocalStack implements AutoCloseable {
  /** The region that its names and clients have. */
  public static final String REGION = "us-east-1";

  /** The account that its names have. */
  public static final String ACCOUNT = "000000000000";

  private final Parts parts;

  /** What the stack is made of. */
  record Parts(
      StackDefinition definition,
      Resources resources,
      Map<String, String> environment,
      Map<String, Queue> queues,
      Map<String, String> stateMachines,
      StepFunctionsEndpoint stepFunctions,
      LambdaEndpoint lambda,
      FunctionProcess functions,
      EventBus bus) {}

  LocalStack(Parts parts) {
    this.parts = parts;
  }

  /**
   * Starts a stack and returns once it works: queues are there, functions answer, the first ticks
   * are on their way.
   *
   * @throws LocalStackException says what does not start and how to fix it; nothing is left running
   */
  public static LocalStack start(LocalStackOptions options) throws InterruptedException {
    return Startup.start(options);
  }

  /** The ARN of a state machine of that name, whether or not there is one. */
  public static String stateMachineArn(String name) {
    return "arn:aws:states:%s:%s:stateMachine:%s".formatted(REGION, ACCOUNT, name);
  }

  /** Variables by which AWS SDKs, the AWS CLI and Weir's functions find the stack. */
  public Map<String, String> environment() {
    return Collections.unmodifiableMap(parts.environment());
  }

  /** The queues whose messages start executions, by name, in the definition's order. */
  public Map<String, Queue> queues() {
    Map<String, Queue> queues = new LinkedHashMap<>(parts.queues());
    queues.remove(parts.definition().completionQueue());
    return Collections.unmodifiableMap(queues);
  }

  /** The queue that the status changes of executions go through. */
  public Queue completionQueue() {
    return requireNonNull(parts.queues().get(parts.definition().completionQueue()));
  }

  /** The ARNs of its state machines, by name. */
  public Map<String, String> stateMachineArns() {
    return Collections.unmodifiableMap(parts.stateMachines());
  }

  /** The Step Functions endpoint, for what it has counted and recorded; closed with the stack. */
  public StepFunctionsEndpoint stepFunctions() {
    return parts.stepFunctions();
  }

  /**
   * The name of the function that a class handles.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String functionOf(String handlerClass) {
    return parts.lambda().functions().stream()
        .filter(function -> function.handlerClass().equals(handlerClass))
        .map(LambdaFunction::name)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No function of " + handlerClass));
  }

  /** Invokes a function, for instance {@code weir-throttle}, and waits for the outcome. */
  public Invocation invoke(String function, String payload) throws InterruptedException {
    return parts.lambda().invoke(function, payload);
  }

  /** What the event bus has done so far. */
  public EventBus.Counters eventCounters() {
    return parts.bus().counters();
  }

  /** Kills the functions' process, as a crash would, and waits until it is gone; it comes again. */
  public void killFunctions() {
    parts.functions().kill();
  }

  /** The process id of the functions' process that runs now. */
  public long functionsPid() {
    return parts.functions().pid();
  }

  /** How many times the functions' process was started again. */
  public int functionRestarts() {
    return parts.functions().restarts();
  }

  /** Ends all child processes and closes all ports; running executions are gone. */
  @Override
  public void close() {
    parts.resources().close();
  }
}
