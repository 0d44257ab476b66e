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
 * The group {@code PREFIX} of schedules that run each minute: the ticks and the reconciler's
 * rounds.
 *
 * <p>A call is made within its minute or not at all, for the next minute brings another; it is
 * never repeated. What could not be delivered goes to {@code PREFIX-schedules-failed}. Each
 * function is invoked under a role of its own, which EventBridge Scheduler alone, and for this
 * group alone, can take.
 */
public final class MinuteSchedules extends Construct {
  private static final int MAXIMUM_AGE_SECONDS = 60;

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
  public MinuteSchedules(Construct scope, String id, String prefix, ThrottleFunctions functions) {
    super(scope, id);
    this.prefix = prefix;
    this.functions = functions;
    this.group = CfnScheduleGroup.Builder.create(this, "Group").name(prefix).build();
    this.failedQueue =
        SecureQueues.failedQueue(this, "Failed", prefix + "-schedules-failed").build();
    this.throttleRole = createRole("TicksRole", functions.throttle());
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
    createSchedule(scope, "Tick", functions.throttle(), throttleRole, input);
  }

  /** Returns where calls go that could not be delivered. */
  public Queue failedQueue() {
    return failedQueue;
  }

  private void createRounds() {
    IFunction reconcile = functions.reconcile();
    createSchedule(this, "Rounds", reconcile, createRole("RoundsRole", reconcile), emptyMap());
  }

  private void createSchedule(
      Construct scope, String id, IFunction function, Role role, Map<String, Object> input) {
    CfnSchedule schedule =
        CfnSchedule.Builder.create(scope, id)
            .groupName(prefix)
            .scheduleExpression("rate(1 minute)")
            .flexibleTimeWindow(FlexibleTimeWindowProperty.builder().mode("OFF").build())
            .target(target(function, role, Stack.of(this).toJsonString(input)))
            .build();
    schedule.getNode().addDependency(group, role);
  }

  private TargetProperty target(IFunction function, Role role, String input) {
    return TargetProperty.builder()
        .arn(function.getFunctionArn())
        .roleArn(role.getRoleArn())
        .input(input)
        .retryPolicy(
            RetryPolicyProperty.builder()
                .maximumRetryAttempts(0)
                .maximumEventAgeInSeconds(MAXIMUM_AGE_SECONDS)
                .build())
        .deadLetterConfig(DeadLetterConfigProperty.builder().arn(failedQueue.getQueueArn()).build())
        .build();
  }

  private Role createRole(String id, IFunction function) {
    Role role = Roles.create(this, id, scheduler());
    Roles.allow(role, List.of("lambda:InvokeFunction"), List.of(function.getFunctionArn()));
    Roles.allow(role, List.of("sqs:SendMessage"), List.of(failedQueue.getQueueArn()));
    return role;
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
