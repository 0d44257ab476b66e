package io.weir.aws;

import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.queue.Rejection;
import io.weir.queue.Rejection.Reason;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/**
 * Sorts the failures of Step Functions by what they prove. Only an answer of Step Functions itself
 * can prove that nothing was started; whatever is not known here proves nothing.
 */
final class StepFunctionsErrors {
  private static final Set<String> ASKING_FOR_A_PAUSE =
      Set.of("ExecutionLimitExceeded", "KmsThrottlingException");

  private static final Set<String> NO_SUCH_MACHINE =
      Set.of("StateMachineDoesNotExist", "InvalidArn");

  private static final Set<String> REFUSED =
      Set.of(
          "InvalidName",
          "InvalidExecutionInput",
          "ValidationException",
          "StateMachineDeleting",
          "StateMachineTypeNotSupported");

  /**
   * Permanent until a role is mended, an operator's fault: no queue is to be emptied because of it.
   */
  private static final Set<String> NOT_ALLOWED =
      Set.of("AccessDeniedException", "KmsAccessDeniedException", "KmsInvalidStateException");

  private StepFunctionsErrors() {}

  static StartResult ofStart(SdkException failure, StateMachineArn stateMachine) {
    String code = code(failure);
    if (isThrottling(failure)) {
      return new StartResult.Throttled();
    }
    if (code.equals("ExecutionAlreadyExists")) {
      return new StartResult.AlreadyExists();
    }
    if (NO_SUCH_MACHINE.contains(code)) {
      return refused(
          Reason.NO_SUCH_STATE_MACHINE,
          "Step Functions knows no state machine " + stateMachine + " (" + code + ")");
    }
    if (REFUSED.contains(code)) {
      return refused(
          Reason.REFUSED_BY_STEP_FUNCTIONS,
          "StartExecution of " + stateMachine + " answered " + code);
    }
    return new StartResult.Unclear(
        NOT_ALLOWED.contains(code)
            ? "not allowed to start " + stateMachine + " (" + code + "): check the function's role"
            : cause(failure));
  }

  /** One line without anything of the request: messages of the service may quote the input. */
  static String cause(SdkException failure) {
    return failure instanceof AwsServiceException answer
        ? "%s, status %d, request %s"
            .formatted(code(answer), answer.statusCode(), answer.requestId())
        : failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

  static boolean isThrottling(SdkException failure) {
    return failure instanceof SfnException answer
        && (answer.isThrottlingException() || ASKING_FOR_A_PAUSE.contains(code(answer)));
  }

  private static StartResult refused(Reason reason, String detail) {
    return new StartResult.Refused(new Rejection(reason, detail));
  }

  private static String code(SdkException failure) {
    if (failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
      String code = answer.awsErrorDetails().errorCode();
      return code == null ? "" : code;
    }
    return "";
  }
}
