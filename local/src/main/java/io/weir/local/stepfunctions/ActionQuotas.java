package io.weir.local.stepfunctions;

import java.util.Map;
import java.util.TreeMap;

/**
 * The quotas of an endpoint's actions. Immutable.
 *
 * @param byAction by the action's name in the API; an action that has none is never throttled
 */
public record ActionQuotas(Map<String, Quota> byAction) {

  /** No action is throttled. */
  public static final ActionQuotas NONE = new ActionQuotas(Map.of());

  /**
   * What an account starts with in us-east-1, us-west-2 and eu-west-1, for standard state machines.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-api-action-throttling-general">Quotas
   *     related to API action throttling</a>
   */
  public static final ActionQuotas US_EAST_1 =
      new ActionQuotas(
          Map.ofEntries(
              Map.entry("CreateStateMachine", new Quota(100, 1)),
              Map.entry("DeleteStateMachine", new Quota(100, 1)),
              Map.entry("DescribeExecution", new Quota(300, 15)),
              Map.entry("DescribeStateMachine", new Quota(200, 20)),
              Map.entry("GetExecutionHistory", new Quota(400, 20)),
              Map.entry("ListExecutions", new Quota(200, 5)),
              Map.entry("ListStateMachines", new Quota(100, 5)),
              Map.entry("RedriveExecution", new Quota(1_300, 300)),
              Map.entry("SendTaskFailure", new Quota(3_000, 500)),
              Map.entry("SendTaskHeartbeat", new Quota(3_000, 500)),
              Map.entry("SendTaskSuccess", new Quota(3_000, 500)),
              Map.entry("StartExecution", new Quota(1_300, 300)),
              Map.entry("StopExecution", new Quota(1_000, 200)),
              Map.entry("UpdateStateMachine", new Quota(100, 1))));

  public ActionQuotas {
    byAction = Map.copyOf(byAction);
  }

  /** The same, but for one action. */
  public ActionQuotas with(String action, Quota quota) {
    Map<String, Quota> changed = new TreeMap<>(byAction);
    changed.put(action, quota);
    return new ActionQuotas(changed);
  }
}
