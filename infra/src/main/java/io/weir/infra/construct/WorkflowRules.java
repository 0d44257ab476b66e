package io.weir.infra.construct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.scheduler.ContextAttribute;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * What runs rules of data ingest: the function {@code PREFIX-schedule-workflow} (Cumulus' {@code
 * ScheduleSF}), and what calls it. A rule that has nothing to call it, a onetime one, whoever wants
 * runs by invoking the function.
 *
 * <p>An asynchronous call that fails three times goes to {@code PREFIX-schedules-failed}, as a
 * schedule's does that cannot be delivered.
 */
public final class WorkflowRules extends Construct {
  private static final String HANDLER = "io.weir.ingest.handler.ScheduleWorkflowHandler";

  /**
   * Cumulus' {@code ScheduleSF} has the same. A queue that is read must hide its messages as long.
   */
  private static final Duration TIMEOUT = Duration.seconds(100);

  private static final int BATCH_SIZE = 10;

  /**
   * The least that Lambda takes: rules ask for work, and the queue's limit says when it is done.
   */
  private static final int CONCURRENCY = 2;

  private final Schedules schedules;
  private final Role role;
  private final Function function;
  private @Nullable Role scheduleRole;

  /**
   * Creates the function.
   *
   * @param props what the tasks' functions are made of
   * @param defaultQueue takes the messages of rules that name no queue
   * @param schedules the group of schedules that call it
   */
  public WorkflowRules(
      Construct scope,
      String id,
      IngestFunctionsProps props,
      IQueue defaultQueue,
      Schedules schedules) {
    super(scope, id);
    this.schedules = schedules;
    IngestFunction parts =
        new IngestFunction(
            this, "Run", props.prefix() + "-schedule-workflow", HANDLER, TIMEOUT, props);
    this.role = parts.role();
    IngestPermissions.allowRules(role, props);
    this.function =
        parts
            .builder()
            .environment(variables(props, defaultQueue))
            .deadLetterQueue(schedules.failedQueue())
            .build();
  }

  /**
   * Runs a rule by the clock.
   *
   * @param rule its name
   * @param expression {@code rate(...)} or {@code cron(...)}, in UTC
   */
  public void addSchedule(String rule, String expression, boolean enabled) {
    if (scheduleRole == null) {
      scheduleRole = schedules.createRole(this, "SchedulesRole", function);
    }
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("rule", rule);
    input.put("occurrence", ContextAttribute.getScheduledTime());
    schedules.addRule(
        new Construct(this, "Rule-" + rule), function, scheduleRole, expression, enabled, input);
  }

  /**
   * Runs the rules of a queue for each of its messages.
   *
   * @param id tells the queues apart
   * @param queueArn a standard queue that is there already, with a visibility timeout of 100 s or
   *     more, and a failed queue for what cannot be run
   * @param enabled whether one of its rules is
   * @return the queue
   */
  public IQueue addSource(String id, String queueArn, boolean enabled) {
    Construct parts = new Construct(this, "Source-" + id);
    IQueue queue = Queue.fromQueueArn(parts, "Queue", queueArn);
    Roles.allow(
        role,
        List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"),
        List.of(queueArn));
    EventSourceMapping.Builder.create(parts, "Mapping")
        .target(function)
        .eventSourceArn(queueArn)
        .batchSize(BATCH_SIZE)
        .maxConcurrency(CONCURRENCY)
        .reportBatchItemFailures(true)
        .enabled(enabled)
        .build();
    return queue;
  }

  private static Map<String, String> variables(IngestFunctionsProps props, IQueue defaultQueue) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("system_bucket", props.buckets().internal().getBucketName());
    variables.put("stackName", props.prefix());
    variables.put("defaultSchedulerQueueUrl", defaultQueue.getQueueUrl());
    return variables;
  }
}
