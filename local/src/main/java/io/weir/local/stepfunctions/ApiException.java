package io.weir.local.stepfunctions;

/** An error of the API: its type, as the service names it, and a message. */
final class ApiException extends RuntimeException {

  private final String type;

  ApiException(String type, String message) {
    super(message, null, false, false);
    this.type = type;
  }

  static ApiException validation(String message) {
    return new ApiException("ValidationException", message);
  }

  static ApiException noSuchExecution(String arn) {
    return new ApiException("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
  }

  String type() {
    return type;
  }
}
