package io.weir.infra.construct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * The functions {@code PREFIX-throttle}, {@code PREFIX-completion} and {@code PREFIX-reconcile},
 * each with a role of its own that allows what its handler can reach and nothing else.
 *
 * <p>None has reserved concurrency. It would be taken from what all functions of the account share,
 * of which 100 must remain, so in a new account, which has 10, it could not be deployed; and no
 * promise needs it: leases keep a second pass over a queue, and a second round, short.
 */
public final class ThrottleFunctions extends Construct {
  private static final String THROTTLE = "-throttle";

  private final ThrottleFunction throttle;
  private final ThrottleFunction completion;
  private final ThrottleFunction reconcile;

  /** Creates the functions. */
  public ThrottleFunctions(Construct scope, String id, ThrottleFunctionsProps props) {
    super(scope, id);
    Map<String, String> variables = variables(props);
    this.throttle = create("Throttle", THROTTLE, "ThrottleHandler", props, variables);
    this.completion = create("Completion", "-completion", "CompletionHandler", props, variables);
    this.reconcile = create("Reconcile", "-reconcile", "ReconcileHandler", props, variables);
    allowTables(props.tables());
    allowTrigger();
    throttle.withoutRetries();
    reconcile.withoutRetries();
  }

  /** Returns the function that runs passes, as it is to be invoked. */
  public IFunction throttle() {
    return throttle.target();
  }

  /** Returns the function that takes completion events, as it is to be invoked. */
  public IFunction completion() {
    return completion.target();
  }

  /** Returns the function that heals, as it is to be invoked. */
  public IFunction reconcile() {
    return reconcile.target();
  }

  /** Returns all three without alias, throttle first: AWS counts by their names. */
  public List<IFunction> all() {
    return each().stream().map(ThrottleFunction::function).toList();
  }

  /** Lets the functions work on a queue: each of them runs passes. */
  public void allowQueue(IQueue queue, IQueue failedQueue) {
    each().forEach(function -> Permissions.allowQueue(function, queue, failedQueue));
  }

  /**
   * Lets the functions start executions of a state machine and look into them.
   *
   * @param arn its ARN, without version or alias
   */
  public void allowStateMachine(String arn) {
    each().forEach(function -> Permissions.allowStateMachine(function, arn));
    Permissions.allowLists(reconcile, arn);
  }

  /** Lets the completion function be fed from a queue. */
  void allowCompletionQueue(IQueue queue) {
    Permissions.allowSource(completion, queue);
  }

  private ThrottleFunction create(
      String id,
      String suffix,
      String handler,
      ThrottleFunctionsProps props,
      Map<String, String> variables) {
    return new ThrottleFunction(this, id, props.prefix() + suffix, handler, props, variables);
  }

  /** What {@code io.weir.lambda.Settings} reads. */
  private static Map<String, String> variables(ThrottleFunctionsProps props) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("SemaphoresTable", props.tables().semaphores().getTableName());
    variables.put("SlotsTable", props.tables().slots().getTableName());
    String name = props.prefix() + THROTTLE;
    variables.put(
        "ThrottleFunction", props.snapStart() ? name + ":" + ThrottleFunction.ALIAS : name);
    if (props.environment() != null) {
      variables.put("Environment", props.environment());
    }
    return variables;
  }

  private void allowTables(SemaphoreTables tables) {
    each().forEach(function -> Permissions.allowPasses(function, tables));
    Permissions.allowReadingSlots(completion, tables);
    Permissions.allowReadingSlots(reconcile, tables);
    Permissions.allowScans(reconcile, tables);
  }

  /** A hand-off that leaves messages asks the throttle to go on; a pass never does. */
  private void allowTrigger() {
    Permissions.allowInvocation(completion, throttle.target());
    Permissions.allowInvocation(reconcile, throttle.target());
  }

  private List<ThrottleFunction> each() {
    return List.of(throttle, completion, reconcile);
  }
}
