package io.weir.local;

import io.weir.local.asl.TaskResult;
import io.weir.local.asl.TaskRunner;
import io.weir.local.lambda.Invocation;
import io.weir.local.lambda.LambdaEndpoint;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs Task states on the local Lambda, and names failures as Step Functions does. */
final class LambdaTasks implements TaskRunner {
  private final LambdaEndpoint lambda;

  LambdaTasks(LambdaEndpoint lambda) {
    this.lambda = lambda;
  }

  @Override
  public TaskResult run(String functionArn, String payloadJson, Duration atMost)
      throws InterruptedException {
    FutureTask<Invocation> call = new FutureTask<>(() -> lambda.invoke(functionArn, payloadJson));
    Thread.ofVirtual().name("task " + functionArn).start(call);
    try {
      return resultOf(call.get(TimeUnit.MILLISECONDS.convert(atMost), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return new TaskResult.TimedOut();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The local Lambda failed", e);
    }
  }

  private static TaskResult resultOf(Invocation outcome) {
    return switch (outcome) {
      case Invocation.Succeeded(String json) -> new TaskResult.Succeeded(json);
      case Invocation.FunctionError error -> new TaskResult.Failed(error.errorType(), error.json());
      case Invocation.TimedOut timedOut ->
          new TaskResult.Failed("Sandbox.Timedout", timedOut.message());
      case Invocation.Throttled _ ->
          new TaskResult.Failed("Lambda.TooManyRequestsException", "Rate Exceeded.");
      case Invocation.UnknownFunction(String name) ->
          new TaskResult.Failed("Lambda.ResourceNotFoundException", "Function not found: " + name);
    };
  }
}
