package io.weir.local.asl.definition;

/** What a Task state calls. */
public sealed interface TaskResource {

  /** A Lambda function, by its ARN; the state's data is its payload. */
  record LambdaFunction(String arn) implements TaskResource {}

  /**
   * An optimized integration, such as {@code arn:aws:states:::lambda:invoke}.
   *
   * @param waitsForToken whether the task goes on until somebody tells its end with its token
   */
  record Integration(Service service, boolean waitsForToken) implements TaskResource {

    static final String TOKEN_SUFFIX = ".waitForTaskToken";

    /** The action as history events name it. */
    public String action() {
      return waitsForToken ? service.action() + TOKEN_SUFFIX : service.action();
    }
  }

  /** The services that are called. */
  enum Service {
    LAMBDA_INVOKE("lambda", "invoke"),
    SQS_SEND_MESSAGE("sqs", "sendMessage");

    private final String text;
    private final String action;

    Service(String text, String action) {
      this.text = text;
      this.action = action;
    }

    /** The service's name in ARNs and history events. */
    public String text() {
      return text;
    }

    /** The name of its action that is called. */
    public String action() {
      return action;
    }

    String resource() {
      return "arn:aws:states:::" + text + ":" + action;
    }
  }
}
