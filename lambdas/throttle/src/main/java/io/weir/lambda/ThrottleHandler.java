package io.weir.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.weir.throttle.Deployment;
import io.weir.throttle.PassRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/**
 * The throttle: one pass over a queue, or passes over several in turn. Answers the number of
 * messages whose execution was started, now or before, as Cumulus' {@code sqs2sfThrottle} does.
 *
 * <p>It works for the shorter of the event's {@code timeLimit} and what is left of the invocation
 * less 5 seconds, in which every start it sent is answered. Thread-safe.
 */
public final class ThrottleHandler implements RequestStreamHandler {
  private final Assembly assembly;

  /** Creates the handler from the environment; Lambda calls it once. */
  public ThrottleHandler() {
    this(Assembly.fromEnvironment());
  }

  ThrottleHandler(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonStreams.answer(
        input,
        output,
        event -> {
          try (Invocation invocation = assembly.begin(context)) {
            return new JsonPrimitive(handle(event, invocation));
          }
        });
  }

  private int handle(JsonElement json, Invocation invocation) {
    return switch (ThrottleEvent.from(json)) {
      case ThrottleEvent.OneQueue event -> run(event, invocation);
      case ThrottleEvent.SeveralQueues(var queues, int startsPerSecond) ->
          invocation.rateLimitedPasses().run(queues, startsPerSecond, invocation.deadline());
    };
  }

  private int run(ThrottleEvent.OneQueue event, Invocation invocation) {
    Deployment deployment = event.deployment();
    if (deployment != null) {
      deployment.apply(assembly.semaphores());
    }
    return invocation.pass().run(request(event, invocation)).startedInAll();
  }

  private static PassRequest request(ThrottleEvent.OneQueue event, Invocation invocation) {
    Instant invocationDeadline = invocation.deadline();
    if (event.timeLimit().isZero()) {
      return PassRequest.once(event.queue(), event.messageLimit(), invocationDeadline);
    }
    Instant timeLimit = invocation.now().plus(event.timeLimit());
    Instant deadline = timeLimit.isBefore(invocationDeadline) ? timeLimit : invocationDeadline;
    return event.fill()
        ? PassRequest.fill(event.queue(), event.messageLimit(), deadline)
        : PassRequest.tick(event.queue(), event.messageLimit(), deadline);
  }
}
