package io.weir.cli.bench;

import com.google.gson.JsonObject;
import io.weir.cli.intercept.InterceptorClassPath;
import io.weir.cli.intercept.RequestName;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Counts the requests of all AWS clients of a process, retries included, and writes the counts to
 * its standard output.
 *
 * <p>It works in the functions' process: {@link InterceptorClassPath} lets the SDK find it there.
 * What is measured is thus the code that is deployed, talking to the endpoints themselves.
 */
public final class RequestCounter implements ExecutionInterceptor {
  /** Begins each line of counts. */
  static final String LINE_PREFIX = "weir-requests ";

  private static final Duration INTERVAL = Duration.ofMillis(200);

  private static final Map<String, LongAdder> COUNTS = new ConcurrentSkipListMap<>();

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
    COUNTS.forEach((name, count) -> counts.addProperty(name, count.sum()));
    return counts;
  }
}
