package io.weir.cli.coldstart;

import io.weir.cli.measure.Percentiles;
import io.weir.cli.terminal.VerbException;
import io.weir.local.LocalStack;
import io.weir.local.lambda.Invocation;
import io.weir.local.lambda.LambdaEndpoint;
import io.weir.local.lambda.LambdaFunction;
import io.weir.local.process.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts one process of a function, and measures how soon it answers. */
final class Measurement {
  /** Calls after the first, of which the median is taken. */
  private static final int WARM_CALLS = 5;

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String FUNCTION = "weir-measured";

  private final MeasuredFunction function;
  private final Work work;
  private final LambdaEndpoint lambda;
  private final ChildJvm child;

  private Measurement(MeasuredFunction function, Work work, LambdaEndpoint lambda, ChildJvm child) {
    this.function = function;
    this.work = work;
    this.lambda = lambda;
    this.child = child;
  }

  /**
   * Measures one process and ends it.
   *
   * @param environment of the stack that the function works on
   */
  static ColdStart of(
      MeasuredFunction function, Path taskRoot, Map<String, String> environment, Work work)
      throws InterruptedException {
    String payload = work.prepare();
    try (LambdaEndpoint lambda = endpoint(function)) {
      ManagedRuntime runtime =
          new ManagedRuntime(taskRoot, lambda.runtimeApi(FUNCTION), environment);
      long beganNanos = System.nanoTime();
      try (ChildJvm child = runtime.start(function.handlerClass(), line -> {})) {
        lambda.awaitReady(LIMIT);
        Duration init = since(beganNanos);
        return new Measurement(function, work, lambda, child).ofCalls(init, payload);
      }
    }
  }

  private static LambdaEndpoint endpoint(MeasuredFunction function) {
    return LambdaEndpoint.start(
        new LambdaEndpoint.Settings(LocalStack.REGION, LocalStack.ACCOUNT, List.of(), line -> {}),
        List.of(new LambdaFunction(FUNCTION, function.handlerClass(), LIMIT, 1)));
  }

  private ColdStart ofCalls(Duration init, String payload) throws InterruptedException {
    Duration first = call(payload);
    Duration cpu = cpu();
    List<Duration> warm = new ArrayList<>();
    for (int i = 0; i < WARM_CALLS; i++) {
      warm.add(call(work.prepare()));
    }
    return new ColdStart(init, first, Percentiles.median(warm), cpu);
  }

  private Duration call(String payload) throws InterruptedException {
    long beganNanos = System.nanoTime();
    Invocation outcome = lambda.invoke(FUNCTION, payload);
    Duration elapsed = since(beganNanos);
    if (!(outcome instanceof Invocation.Succeeded(String answer))) {
      throw VerbException.failed(
          "a call of %s failed: %s; its last words: %s"
              .formatted(function.text(), outcome, String.join(" | ", child.tail())));
    }
    work.check(answer);
    return elapsed;
  }

  private Duration cpu() {
    return ProcessHandle.of(child.pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  private static Duration since(long beganNanos) {
    return Duration.ofNanos(System.nanoTime() - beganNanos);
  }
}
