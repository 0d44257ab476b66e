package io.weir.cli.ingest;

import com.google.gson.JsonObject;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.StatusLine;
import io.weir.cli.terminal.VerbException;
import io.weir.local.stepfunctions.ExecutionRecord;
import io.weir.local.stepfunctions.ExecutionStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Runs a discovery workflow to its end, beside the queue: it takes no slot. */
public final class Discovery {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private static final String STATE = "DiscoverGranules";

  private final IngestPlan plan;
  private final RunningStack stack;
  private final StatusLine statusLine;

  /** Runs it on a stack that the plan is for. */
  public Discovery(IngestPlan plan, RunningStack stack, StatusLine statusLine) {
    this.plan = plan;
    this.stack = stack;
    this.statusLine = statusLine;
  }

  /**
   * What was found.
   *
   * @param discovered granules at the provider
   * @param skipped of those, how many ingest was done with before
   * @param queued of those, how many went to the queue
   * @param messages that they went in
   */
  public record Found(int discovered, int skipped, int queued, int messages) {}

  /**
   * Runs it.
   *
   * @param name of its execution
   * @throws VerbException if it fails
   */
  public Found run(String name) throws InterruptedException {
    String machine = stack.stateMachineArn(plan.places().discovery());
    try (SfnClient stepFunctions = stack.openStepFunctions();
        S3Client s3 = stack.openS3()) {
      JsonObject input = plan.message(machine, name);
      String arn =
          stepFunctions
              .startExecution(
                  request -> request.stateMachineArn(machine).name(name).input(input.toString()))
              .executionArn();
      ExecutionRecord ended = awaitEnd(arn);
      DescribeExecutionResponse told =
          stepFunctions.describeExecution(request -> request.executionArn(arn));
      if (ended.status() != ExecutionStatus.SUCCEEDED) {
        throw VerbException.failed(
            "%s %s: %s"
                .formatted(
                    plan.places().discovery(), ended.status(), Failure.textOf(told.cause())));
      }
      return found(
          PayloadCounts.of(outputOfDiscovery(stepFunctions, arn), s3),
          PayloadCounts.of(told.output(), s3));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Found found(PayloadCounts discovery, PayloadCounts queueing) {
    return new Found(
        discovery.get("granulesDiscovered"),
        discovery.get("granulesSkipped"),
        discovery.get("granules"),
        queueing.get("running"));
  }

  private ExecutionRecord awaitEnd(String arn) throws InterruptedException {
    while (true) {
      ExecutionRecord record =
          stack.executions().stream()
              .filter(each -> each.arn().equals(arn))
              .findFirst()
              .orElseThrow();
      if (record.stop() != null) {
        return record;
      }
      statusLine.show("discovering and queueing…", Instant.now());
      Thread.sleep(INTERVAL);
    }
  }

  private static String outputOfDiscovery(SfnClient stepFunctions, String arn) {
    return stepFunctions
        .getExecutionHistory(request -> request.executionArn(arn).maxResults(1000))
        .events()
        .stream()
        .map(HistoryEvent::stateExitedEventDetails)
        .filter(exited -> exited != null && STATE.equals(exited.name()))
        .map(exited -> String.valueOf(exited.output()))
        .findFirst()
        .orElseThrow();
  }
}
