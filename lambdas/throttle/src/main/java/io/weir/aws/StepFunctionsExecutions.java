package io.weir.aws;

import io.weir.aws.ExpiringCache.Loaded;
import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.ListResult;
import io.weir.execution.ListedExecution;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/**
 * Executions of Step Functions. The client bounds how long a call takes, and must not retry what
 * Step Functions throttled: see {@link AwsClients}. Thread-safe.
 */
public final class StepFunctionsExecutions implements Executions {
  /** The most executions of one answer (Step Functions' quota). */
  private static final int PAGE_SIZE = 1_000;

  /** A machine may be deleted and created again with another type under the same ARN. */
  private static final Duration TYPE_VALIDITY = Duration.ofHours(1);

  /** So that many messages that name an absent machine do not use up the quota of describes. */
  private static final Duration UNKNOWN_VALIDITY = Duration.ofSeconds(10);

  /** Strangers name machines: what is remembered of them has a bound. */
  private static final int MACHINE_LIMIT = 1_000;

  private final SfnClient stepFunctions;
  private final ExpiringCache<StateMachineArn, StateMachineType> types;

  /**
   * Uses the client, which stays the caller's to close.
   *
   * @param clock tells how old a remembered type is
   */
  public StepFunctionsExecutions(SfnClient stepFunctions, InstantSource clock) {
    this.stepFunctions = stepFunctions;
    this.types = new ExpiringCache<>(clock, MACHINE_LIMIT);
  }

  @Override
  public StartResult start(StateMachineArn stateMachine, ExecutionName name, String input) {
    try {
      var answer =
          stepFunctions.startExecution(
              request ->
                  request.stateMachineArn(stateMachine.value()).name(name.value()).input(input));
      return new StartResult.Started(new ExecutionArn(answer.executionArn()));
    } catch (SdkException failure) {
      return StepFunctionsErrors.ofStart(failure, stateMachine);
    }
  }

  @Override
  public DescribeResult describe(ExecutionArn arn) {
    try {
      return found(
          arn, stepFunctions.describeExecution(request -> request.executionArn(arn.value())));
    } catch (ExecutionDoesNotExistException absent) {
      return new DescribeResult.DoesNotExist();
    } catch (SdkException failure) {
      return StepFunctionsErrors.isThrottling(failure)
          ? new DescribeResult.Throttled()
          : new DescribeResult.Unavailable(StepFunctionsErrors.cause(failure));
    }
  }

  private static DescribeResult found(ExecutionArn arn, DescribeExecutionResponse answer) {
    ExecutionStatus status;
    try {
      status = ExecutionStatus.valueOf(answer.statusAsString());
    } catch (IllegalArgumentException unknown) {
      return new DescribeResult.Unavailable("unknown status " + answer.statusAsString());
    }
    return new DescribeResult.Found(
        new Execution(arn, status, count(answer.redriveCount()), answer.input()));
  }

  @Override
  public ListResult list(
      StateMachineArn stateMachine, ExecutionStatus status, @Nullable String page) {
    try {
      return listed(
          stepFunctions.listExecutions(
              request ->
                  request
                      .stateMachineArn(stateMachine.unqualified().value())
                      .statusFilter(status.name())
                      .maxResults(PAGE_SIZE)
                      .nextToken(page)));
    } catch (StateMachineDoesNotExistException deleted) {
      return new ListResult.Page(List.of(), null);
    } catch (SdkException failure) {
      return StepFunctionsErrors.isThrottling(failure)
          ? new ListResult.Throttled()
          : new ListResult.Unavailable(StepFunctionsErrors.cause(failure));
    }
  }

  private static ListResult listed(ListExecutionsResponse answer) {
    return new ListResult.Page(
        answer.executions().stream().map(StepFunctionsExecutions::listed).toList(),
        answer.nextToken());
  }

  private static ListedExecution listed(ExecutionListItem item) {
    return new ListedExecution(
        new ExecutionArn(item.executionArn()), count(item.redriveCount()), changedAt(item));
  }

  private static Instant changedAt(ExecutionListItem item) {
    return Stream.of(item.startDate(), item.redriveDate(), item.stopDate())
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private static int count(@Nullable Integer redriveCount) {
    return redriveCount == null ? 0 : redriveCount;
  }

  @Override
  public StateMachineType type(StateMachineArn stateMachine) {
    return types.get(stateMachine, () -> askType(stateMachine));
  }

  private Loaded<StateMachineType> askType(StateMachineArn stateMachine) {
    try {
      var answer =
          stepFunctions.describeStateMachine(
              request -> request.stateMachineArn(stateMachine.value()));
      return switch (answer.type()) {
        case STANDARD -> new Loaded<>(StateMachineType.STANDARD, TYPE_VALIDITY);
        case EXPRESS -> new Loaded<>(StateMachineType.EXPRESS, TYPE_VALIDITY);
        case UNKNOWN_TO_SDK_VERSION -> new Loaded<>(StateMachineType.UNKNOWN, UNKNOWN_VALIDITY);
      };
    } catch (SdkException failure) {
      return new Loaded<>(StateMachineType.UNKNOWN, UNKNOWN_VALIDITY);
    }
  }
}
