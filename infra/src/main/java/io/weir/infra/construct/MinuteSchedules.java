package io.weir.infra.construct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
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
  private final Map<IFunction, Role> roles = new LinkedHashMap<>();

  /**
   * Creates the group.
   *
   * @param prefix its name
   */
  public MinuteSchedules(Construct scope, String id, String prefix) {
    super(scope, id);
    this.prefix = prefix;
    this.group = CfnScheduleGroup.Builder.create(this, "Group").name(prefix).build();
    this.failedQueue =
        SecureQueues.failedQueue(this, "Failed", prefix + "-schedules-failed").build();
  }

  /**
   * Invokes a function each minute.
   *
   * @param scope where the schedule belongs; CloudFormation names it after that
   * @param input what the function is invoked with; the keywords of {@link
   *     software.amazon.awscdk.services.scheduler.ContextAttribute} are replaced by their values
   */
  public void add(Construct scope, IFunction function, Map<String, Object> input) {
    CfnSchedule schedule =
        CfnSchedule.Builder.create(scope, "Schedule")
            .groupName(prefix)
            .scheduleExpression("rate(1 minute)")
            .flexibleTimeWindow(FlexibleTimeWindowProperty.builder().mode("OFF").build())
            .target(target(function, Stack.of(this).toJsonString(input)))
            .build();
    schedule.getNode().addDependency(group, role(function));
  }

  /** Returns where calls go that could not be delivered. */
  public Queue failedQueue() {
    return failedQueue;
  }

  private TargetProperty target(IFunction function, String input) {
    return TargetProperty.builder()
        .arn(function.getFunctionArn())
        .roleArn(role(function).getRoleArn())
        .input(input)
        .retryPolicy(
            RetryPolicyProperty.builder()
                .maximumRetryAttempts(0)
                .maximumEventAgeInSeconds(MAXIMUM_AGE_SECONDS)
                .build())
        .deadLetterConfig(DeadLetterConfigProperty.builder().arn(failedQueue.getQueueArn()).build())
        .build();
  }

  private Role role(IFunction function) {
    return roles.computeIfAbsent(function, this::createRole);
  }

  private Role createRole(IFunction function) {
    Role role =
        Role.Builder.create(this, "Role" + (roles.size() + 1)).assumedBy(scheduler()).build();
    role.addToPolicy(allow("lambda:InvokeFunction", function.getFunctionArn()));
    role.addToPolicy(allow("sqs:SendMessage", failedQueue.getQueueArn()));
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

  private static PolicyStatement allow(String action, String resource) {
    return PolicyStatement.Builder.create()
        .actions(List.of(action))
        .resources(List.of(resource))
        .build();
  }
}
