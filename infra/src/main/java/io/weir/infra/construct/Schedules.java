package io.weir.infra.construct;

import static java.util.Collections.emptyMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.DeadLetterConfigProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The group {@code PREFIX} of schedules: the ticks and the reconciler's rounds, which run each
 * minute, and the rules of data ingest, which run when they say.
 *
 * <p>A tick or a round is called for within its minute or not at all, for the next minute brings
 * another; it is never repeated. A rule's call is repeated for a day, since its next may be far:
 * the occurrence that it names makes one request of all repetitions. What could not be delivered
 * goes to {@code PREFIX-schedules-failed}. Each function is invoked under a role of its own, which
 * EventBridge Scheduler alone, and for this group alone, can take.
 */
public final class Schedules extends Construct {
  private static final String EACH_MINUTE = "rate(1 minute)";

  /** A minute. */
  private static final RetryPolicyProperty WITHIN_THE_MINUTE = retries(0, 60);

  /** EventBridge Scheduler's most. */
  private static final RetryPolicyProperty FOR_A_DAY = retries(185, 86_400);

  private final String prefix;
  private final CfnScheduleGroup group;
  private final Queue failedQueue;
  private final ThrottleFunctions functions;
  private final Role throttleRole;

  /**
   * Creates the group and the schedule of the rounds.
   *
   * @param prefix the group's name
   * @param functions what is invoked
   */
  public Schedules(Construct scope, String id, String prefix, ThrottleFunctions functions) {
    super(scope, id);
    this.prefix = prefix;
    this.functions = functions;
    this.group = CfnScheduleGroup.Builder.create(this, "Group").name(prefix).build();
    this.failedQueue =
        SecureQueues.failedQueue(this, "Failed", prefix + "-schedules-failed").build();
    this.throttleRole = createRole(this, "TicksRole", functions.throttle());
    createRounds();
  }

  /**
   * Sends the throttle a tick each minute.
   *
   * @param scope where the schedule belongs; CloudFormation names it after that
   * @param input the tick; the keywords of {@link
   *     software.amazon.awscdk.services.scheduler.ContextAttribute} are replaced by their values
   */
  public void addTick(Construct scope, Map<String, Object> input) {
    createSchedule(
        scope, "Tick", EACH_MINUTE, functions.throttle(), throttleRole, input, WITHIN_THE_MINUTE);
  }

  /**
   * Calls a rule when its expression says so.
   *
   * @param scope where the schedule belongs; CloudFormation names it after that
   * @param role of {@link #createRole}
   * @param expression {@code rate(...)} or {@code cron(...)}, in UTC
   * @param enabled whether it calls at all
   * @param input as a tick's
   */
  void addRule(
      Construct scope,
      IFunction function,
      Role role,
      String expression,
      boolean enabled,
      Map<String, Object> input) {
    createSchedule(scope, "Schedule", expression, function, role, input, FOR_A_DAY)
        .setState(enabled ? "ENABLED" : "DISABLED");
  }

  /** Creates a role in which this group's schedules invoke a function. */
  Role createRole(Construct scope, String id, IFunction function) {
    Role role = Roles.create(scope, id, scheduler());
    Roles.allow(role, List.of("lambda:InvokeFunction"), List.of(function.getFunctionArn()));
    Roles.allow(role, List.of("sqs:SendMessage"), List.of(failedQueue.getQueueArn()));
    return role;
  }

  /** Returns where calls go that could not be delivered. */
  public Queue failedQueue() {
    return failedQueue;
  }

  private void createRounds() {
    IFunction reconcile = functions.reconcile();
    Role role = createRole(this, "RoundsRole", reconcile);
    createSchedule(this, "Rounds", EACH_MINUTE, reconcile, role, emptyMap(), WITHIN_THE_MINUTE);
  }

  private CfnSchedule createSchedule(
      Construct scope,
      String id,
      String expression,
      IFunction function,
      Role role,
      Map<String, Object> input,
      RetryPolicyProperty retries) {
    CfnSchedule schedule =
        CfnSchedule.Builder.create(scope, id)
            .groupName(prefix)
            .scheduleExpression(expression)
            .flexibleTimeWindow(FlexibleTimeWindowProperty.builder().mode("OFF").build())
            .target(
                TargetProperty.builder()
                    .arn(function.getFunctionArn())
                    .roleArn(role.getRoleArn())
                    .input(Stack.of(this).toJsonString(input))
                    .retryPolicy(retries)
                    .deadLetterConfig(
                        DeadLetterConfigProperty.builder().arn(failedQueue.getQueueArn()).build())
                    .build())
            .build();
    schedule.getNode().addDependency(group, role);
    return schedule;
  }

  private static RetryPolicyProperty retries(int most, int seconds) {
    return RetryPolicyProperty.builder()
        .maximumRetryAttempts(most)
        .maximumEventAgeInSeconds(seconds)
        .build();
  }

  /** Not for a schedule of somebody else's, in this account or another. */
  private ServicePrincipal scheduler() {
    Map<String, Object> equal = new LinkedHashMap<>();
    equal.put("aws:SourceAccount", Stack.of(this).getAccount());
    equal.put("aws:SourceArn", groupArn());
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("StringEquals", equal);
    return ServicePrincipal.Builder.create("scheduler.amazonaws.com")
        .conditions(conditions)
        .build();
  }

  private String groupArn() {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("scheduler")
                .resource("schedule-group")
                .resourceName(prefix)
                .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                .build());
  }
}
