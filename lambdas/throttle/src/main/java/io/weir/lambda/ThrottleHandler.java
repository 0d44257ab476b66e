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
    JsonStreams.answer(input, output, event -> handle(event, context));
  }

  private JsonElement handle(JsonElement json, Context context) {
    Instant deadline = assembly.deadline(context);
    return new JsonPrimitive(
        switch (ThrottleEvent.from(json)) {
          case ThrottleEvent.OneQueue event -> run(event, deadline);
          case ThrottleEvent.SeveralQueues(var queues, int startsPerSecond) ->
              assembly.rateLimitedPasses().run(queues, startsPerSecond, deadline);
        });
  }

  private int run(ThrottleEvent.OneQueue event, Instant deadline) {
    Deployment deployment = event.deployment();
    if (deployment != null) {
      deployment.apply(assembly.semaphores());
    }
    return assembly.pass().run(request(event, deadline)).startedInAll();
  }

  private PassRequest request(ThrottleEvent.OneQueue event, Instant invocationDeadline) {
    if (event.timeLimit().isZero()) {
      return PassRequest.once(event.queue(), event.messageLimit(), invocationDeadline);
    }
    Instant timeLimit = assembly.now().plus(event.timeLimit());
    Instant deadline = timeLimit.isBefore(invocationDeadline) ? timeLimit : invocationDeadline;
    return event.fill()
        ? PassRequest.fill(event.queue(), event.messageLimit(), deadline)
        : PassRequest.tick(event.queue(), event.messageLimit(), deadline);
  }
}
