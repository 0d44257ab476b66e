package io.weir.cli.bench;

import com.google.gson.JsonObject;
import io.weir.cli.intercept.InterceptorClassPath;
import io.weir.cli.intercept.RequestName;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Counts the requests of all AWS clients of a process, retries included, and how often a message
 * was received at most; writes the counts to its standard output.
 *
 * <p>It works in the functions' process: {@link InterceptorClassPath} lets the SDK find it there.
 * What is measured is thus the code that is deployed, talking to the endpoints themselves.
 */
public final class RequestCounter implements ExecutionInterceptor {
  /** Begins each line of counts. */
  static final String LINE_PREFIX = "weir-requests ";

  /** The name under which the most receives of any message are told. */
  static final String MOST_RECEIVES = "mostReceives";

  private static final Duration INTERVAL = Duration.ofMillis(200);

  private static final Map<String, LongAdder> COUNTS = new ConcurrentSkipListMap<>();

  private static final LongAccumulator MOST = new LongAccumulator(Math::max, 0);

  static {
    Thread.ofPlatform().daemon().name("request counts").start(RequestCounter::report);
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    COUNTS
        .computeIfAbsent(RequestName.of(context.request(), attributes), _ -> new LongAdder())
        .increment();
  }

  @Override
  public void afterUnmarshalling(
      Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
    if (context.response() instanceof ReceiveMessageResponse received) {
      received.messages().stream()
          .map(
              message ->
                  message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
          .filter(Objects::nonNull)
          .forEach(count -> MOST.accumulate(Long.parseLong(count)));
    }
  }

  private static void report() {
    String last = "";
    while (true) {
      String line = LINE_PREFIX + toJson();
      if (!line.equals(last)) {
        System.out.println(line);
        last = line;
      }
      try {
        Thread.sleep(INTERVAL);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static JsonObject toJson() {
    JsonObject counts = new JsonObject();
    counts.addProperty(MOST_RECEIVES, MOST.get());
    COUNTS.forEach((name, count) -> counts.addProperty(name, count.sum()));
    return counts;
  }
}
