package io.weir.cli.ingestbench;

import io.weir.cli.ingest.Discovery;
import io.weir.cli.ingest.IngestPlan;
import io.weir.cli.ingest.OwnStack;
import io.weir.cli.ingest.ProviderFolder;
import io.weir.cli.stack.Project;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.StatusLine;
import io.weir.local.BucketStore;
import io.weir.local.LocalStackOptions;
import io.weir.local.SemaphoreStore;
import io.weir.local.StackTimings;
import io.weir.local.lambda.ClassPaths;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Runs the discovery workflow over a provider's folder, on a stack of its own whose queue has the
 * limit 0: what is queued stays there. For one thread.
 */
final class SizeRun {
  private static final int LIMIT = 0;

  private final Project project;
  private final IngestPlan plan;
  private final int heapMegabytes;
  private final int runs;
  private final StatusLine statusLine;
  private final HeapLog heap = new HeapLog();

  SizeRun(ProviderFolder source, int heapMegabytes, int runs, StatusLine statusLine) {
    project = Project.ofProcess();
    plan =
        IngestPlan.discoveryOn(
            "the bench",
            new OwnStack(source, LIMIT).definition(project.workflows(), StackTimings.AWS),
            source);
    this.heapMegabytes = heapMegabytes;
    this.runs = runs;
    this.statusLine = statusLine;
  }

  /**
   * Starts the stack, runs as often as wanted, and stops it.
   *
   * @param granules how many there are; if that is not known, as many as the first run finds
   */
  SizeResult run(OptionalInt granules) throws InterruptedException {
    statusLine.show("starting the local stack…", Instant.now());
    try (RunningStack stack = RunningStack.start(options())) {
      List<RunResult> results = new ArrayList<>();
      for (int i = 1; i <= runs; i++) {
        results.add(run(stack, "%s-%d".formatted(IngestPlan.DISCOVERY, i)));
      }
      statusLine.clear();
      return new SizeResult(
          granules.orElseGet(() -> results.getFirst().discovered().count()),
          results,
          heap.peak(),
          ResidentMemory.peakMegabytes(stack.functionsPid()));
    }
  }

  private LocalStackOptions options() {
    List<Path> classPath =
        Stream.of(project.handlerClassPath(), project.ingestClassPath())
            .flatMap(List::stream)
            .toList();
    return LocalStackOptions.builder(ClassPaths.shared(classPath), new SemaphoreStore.Memory())
        .definition(plan.definition())
        .buckets(new BucketStore.Temporary(project.s3Module(), plan.definition().buckets().names()))
        .timings(StackTimings.AWS)
        .functionJvmOptions(HeapLog.jvmOptions(heapMegabytes))
        .log(heap::line)
        .build();
  }

  private RunResult run(RunningStack stack, String name) throws InterruptedException {
    try (CpuTimeline functions = CpuTimeline.of(stack.functionsPid());
        CpuTimeline endpoints = CpuTimeline.of(ProcessHandle.current().pid())) {
      Discovery.Found found = new Discovery(plan, stack, statusLine).run(name);
      List<HistoryEvent> history = history(stack, name);
      StateTimes discovery = StateTimes.of("DiscoverGranules", history);
      StateTimes queueing = StateTimes.of("QueueGranules", history);
      statusLine.show("reading the queue…", Instant.now());
      return new RunResult(
          discovery.stage(found.discovered(), functions, endpoints),
          queueing.stage(found.messages(), functions, endpoints),
          QueueContent.take(stack.sqs(), stack.queue(plan.queue().name()).url()));
    }
  }

  private static List<HistoryEvent> history(RunningStack stack, String name) {
    String arn =
        stack.stateMachineArn(IngestPlan.DISCOVERY).replace(":stateMachine:", ":execution:")
            + ":"
            + name;
    try (SfnClient stepFunctions = stack.openStepFunctions()) {
      return stepFunctions
          .getExecutionHistory(
              request -> request.executionArn(arn).includeExecutionData(false).maxResults(1000))
          .events();
    }
  }
}
