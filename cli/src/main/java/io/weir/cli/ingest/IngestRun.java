package io.weir.cli.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.weir.cli.drain.FailedQueue;
import io.weir.cli.drain.Patience;
import io.weir.cli.drain.Promises;
import io.weir.cli.drain.QuarantinedMessage;
import io.weir.cli.drain.Release;
import io.weir.cli.drain.Summary;
import io.weir.cli.drain.Watch;
import io.weir.cli.measure.Measurements;
import io.weir.cli.measure.RunRecord;
import io.weir.cli.measure.Slots;
import io.weir.cli.stack.Held;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.StatusLine;
import io.weir.local.sqs.Queue;
import io.weir.local.stepfunctions.ExecutionRecord;
import io.weir.local.stepfunctions.ExecutionStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Discovers, queues and ingests what is new at the provider, and looks at the outcome: Step
 * Functions' records, the failed queue, the buckets. Runs one after the other know only what is new
 * since the last.
 */
final class IngestRun {
  /** Enough to see what is wrong; each is asked of Step Functions. */
  private static final int MOST_TOLD = 20;

  private final IngestPlan plan;
  private final RunningStack stack;
  private final Patience patience;
  private final StatusLine statusLine;
  private final Queue queue;
  private final Set<String> seenExecutions = new HashSet<>();
  private final Set<String> seenQuarantined = new HashSet<>();
  private int runs;

  IngestRun(IngestPlan plan, RunningStack stack, Patience patience, StatusLine statusLine) {
    this.plan = plan;
    this.stack = stack;
    this.patience = patience;
    this.statusLine = statusLine;
    queue = stack.queue(plan.queue().name());
  }

  /** An execution as it ended, and what it was for. */
  private record Ended(ExecutionRecord execution, IngestExecution ingest) {
    boolean isSucceeded() {
      return execution.status() == ExecutionStatus.SUCCEEDED;
    }

    RunRecord record() {
      return ingest.record(execution);
    }

    int granules() {
      return ingest.granuleIds().size();
    }
  }

  /** Runs once more. */
  IngestResult run() throws InterruptedException {
    runs++;
    Discovery.Found found =
        new Discovery(plan, stack, statusLine).run("%s-%d".formatted(IngestPlan.DISCOVERY, runs));
    Watch.Ending ending =
        new Watch(
                stack,
                this::isOfThisRun,
                queue,
                found.messages(),
                OptionalInt.of(plan.queue().limit()),
                patience,
                statusLine)
            .await();
    Held held = Release.await(stack, patience);
    return measure(found, ending, held);
  }

  private boolean isOfThisRun(ExecutionRecord execution) {
    return execution.stateMachineArn().equals(stack.stateMachineArn(plan.places().ingest()))
        && !seenExecutions.contains(execution.arn());
  }

  private IngestResult measure(Discovery.Found found, Watch.Ending ending, Held held) {
    List<Ended> ended = ended();
    List<QuarantinedMessage> quarantined = quarantined();
    List<RunRecord> records = ended.stream().map(Ended::record).toList();
    Measurements measurements = Measurements.of(records, plan.queue().mostAtOnce());
    int ingested = ended.stream().filter(Ended::isSucceeded).mapToInt(Ended::granules).sum();
    List<Ended> failed = ended.stream().filter(each -> !each.isSucceeded()).toList();
    List<String> unstarted = granuleIds(quarantined);
    int failures = failed.stream().mapToInt(Ended::granules).sum() + unstarted.size();
    BucketCheck.Outcome buckets = checkBuckets(ended);
    Promises promises =
        new Promises()
            .cameToAnEnd(ending, held.semaphore(queue.url()))
            .limitKept(measurements, plan.queue().limit())
            .noneRanTwice(measurements)
            .allReasoned(quarantined)
            .nothingHeld(held)
            .expect(
                found.queued() == ingested + failures,
                "%d granules were queued, %d ingested and %d failed"
                    .formatted(found.queued(), ingested, failures))
            .expect(
                found.discovered() == found.queued() + found.skipped(),
                "%d granules were discovered, %d of them queued and %d skipped"
                    .formatted(found.discovered(), found.queued(), found.skipped()));
    sharedLimitsKept(records, promises);
    buckets.wrong().forEach(line -> promises.expect(false, line));
    seenExecutions.addAll(ended.stream().map(each -> each.execution().arn()).toList());
    return new IngestResult(
        summary(found.messages(), measurements, quarantined, held, promises),
        found,
        ingested,
        failures,
        told(failed, quarantined),
        maxRunningByProvider(ended),
        buckets,
        records);
  }

  private Summary summary(
      int messages,
      Measurements measurements,
      List<QuarantinedMessage> quarantined,
      Held held,
      Promises promises) {
    return new Summary(
        messages,
        plan.queue().limit(),
        measurements,
        quarantined.stream()
            .collect(
                groupingBy(
                    message -> String.valueOf(message.reason()),
                    TreeMap::new,
                    Collectors.counting())),
        held.slots(),
        held.used(),
        promises.broken());
  }

  private List<Ended> ended() {
    return stack.executions().stream()
        .filter(this::isOfThisRun)
        .sorted(Comparator.comparing(ExecutionRecord::start).thenComparing(ExecutionRecord::arn))
        .map(execution -> new Ended(execution, IngestExecution.parse(execution.input())))
        .toList();
  }

  private List<QuarantinedMessage> quarantined() {
    return new FailedQueue(stack.sqs(), queue.failedUrl())
        .readAll().stream().filter(message -> seenQuarantined.add(message.body())).toList();
  }

  private static List<String> granuleIds(List<QuarantinedMessage> quarantined) {
    return quarantined.stream()
        .flatMap(message -> IngestExecution.parse(message.body()).granuleIds().stream())
        .toList();
  }

  private static Map<String, Integer> maxRunningByProvider(List<Ended> ended) {
    Map<String, Integer> most = new TreeMap<>();
    ended.stream()
        .collect(groupingBy(each -> each.ingest().provider(), mapping(Ended::record, toList())))
        .forEach((provider, records) -> most.put(provider, Slots.maxRunning(records)));
    return most;
  }

  /** All of a queue's executions hold a slot of each semaphore that it shares. */
  private void sharedLimitsKept(List<RunRecord> records, Promises promises) {
    int most = Slots.maxRunning(records);
    plan.queue()
        .semaphores()
        .forEach(
            (semaphore, limit) ->
                promises.expect(
                    most <= limit,
                    "%d executions of %s ran at once, its limit is %d"
                        .formatted(most, semaphore, limit)));
  }

  private BucketCheck.Outcome checkBuckets(List<Ended> ended) {
    try (S3Client s3 = stack.openS3()) {
      return new BucketCheck(plan, s3)
          .run(ended.stream().filter(Ended::isSucceeded).map(Ended::ingest).toList());
    }
  }

  private List<Failure> told(List<Ended> failed, List<QuarantinedMessage> quarantined) {
    List<Failure> told = new ArrayList<>();
    try (SfnClient stepFunctions = stack.openStepFunctions()) {
      for (Ended each : failed.stream().limit(MOST_TOLD).toList()) {
        String cause =
            stepFunctions
                .describeExecution(request -> request.executionArn(each.execution().arn()))
                .cause();
        each.ingest().granuleIds().forEach(id -> told.add(new Failure(id, Failure.textOf(cause))));
      }
    }
    quarantined.stream()
        .limit(MOST_TOLD)
        .forEach(
            message ->
                IngestExecution.parse(message.body())
                    .granuleIds()
                    .forEach(id -> told.add(new Failure(id, String.valueOf(message.reason())))));
    return told;
  }
}
