package io.weir.local;

import io.weir.local.events.EventBus;
import io.weir.local.failure.LocalStackException;
import io.weir.local.lambda.FunctionProcess;
import io.weir.local.lambda.Invocation;
import io.weir.local.lambda.LambdaEndpoint;
import io.weir.local.sqs.Queue;
import io.weir.local.stepfunctions.StepFunctionsEndpoint;
import java.util.Collections;
import java.util.Map;

/**
 * All that Weir needs of AWS, on this machine: SQS, DynamoDB, Step Functions, Lambda, event bus and
 * scheduler, on loopback and free ports.
 *
 * <p>Two child processes belong to it, DynamoDB Local and the functions' host; both end with this
 * process, however it ends. All state is in memory. Thread-safe.
 */
public final class LocalStack implements AutoCloseable {
  /** The region that its names and clients have. */
  public static final String REGION = "us-east-1";

  /** The account that its names have. */
  public static final String ACCOUNT = "000000000000";

  private final Parts parts;

  /** What the stack is made of. */
  record Parts(
      Resources resources,
      Map<String, String> environment,
      Map<String, Queue> queues,
      Queue completionQueue,
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

  /** Variables by which AWS SDKs, the AWS CLI and Weir's functions find the stack. */
  public Map<String, String> environment() {
    return Collections.unmodifiableMap(parts.environment());
  }

  /** The queues of the options, by name, in their order. */
  public Map<String, Queue> queues() {
    return Collections.unmodifiableMap(parts.queues());
  }

  /** The queue that the status changes of executions go through. */
  public Queue completionQueue() {
    return parts.completionQueue();
  }

  /** The ARNs of the state machines of the workflows folder, by name. */
  public Map<String, String> stateMachineArns() {
    return Collections.unmodifiableMap(parts.stateMachines());
  }

  /** The Step Functions endpoint, for what it has counted and recorded; closed with the stack. */
  public StepFunctionsEndpoint stepFunctions() {
    return parts.stepFunctions();
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

  /** How many times the functions' process was started again. */
  public int functionRestarts() {
    return parts.functions().restarts();
  }

  /** Ends both child processes and closes all ports; running executions are gone. */
  @Override
  public void close() {
    parts.resources().close();
  }
}
