package io.weir.local.asl.definition;

/** What a Task state calls. */
public sealed interface TaskResource {

  /** A Lambda function, by its ARN; the state's data is its payload. */
  record LambdaFunction(String arn) implements TaskResource {}

  /** The optimised integration {@code arn:aws:states:::lambda:invoke}. */
  record LambdaInvoke() implements TaskResource {}
}
