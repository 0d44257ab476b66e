package io.weir.aws;

import io.weir.aws.ExpiringCache.Loaded;
import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/**
 * Executions of Step Functions. The client bounds how long a call takes, and must not retry what
 * Step Functions throttled: see {@link AwsClients}. Thread-safe.
 */
public final class StepFunctionsExecutions implements Executions {
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
      return new DescribeResult.Unavailable(StepFunctionsErrors.cause(failure));
    }
  }

  private static DescribeResult found(ExecutionArn arn, DescribeExecutionResponse answer) {
    ExecutionStatus status;
    try {
      status = ExecutionStatus.valueOf(answer.statusAsString());
    } catch (IllegalArgumentException unknown) {
      return new DescribeResult.Unavailable("unknown status " + answer.statusAsString());
    }
    Integer redriveCount = answer.redriveCount();
    return new DescribeResult.Found(
        new Execution(arn, status, redriveCount == null ? 0 : redriveCount, answer.input()));
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
