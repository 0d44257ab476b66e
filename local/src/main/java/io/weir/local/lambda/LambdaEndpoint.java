package io.weir.local.lambda;

import io.weir.local.failure.LocalStackException;
import io.weir.local.http.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The local Lambda: invokes functions for callers, and gives their runtimes work.
 *
 * <p>Callers use Lambda's Invoke API at {@link #endpoint()}, or {@link #invoke} in process.
 * Runtimes, Weir's {@code io.weir.local.lambda.host.FunctionHost} or AWS' runtime interface client,
 * use the Runtime API at {@code #runtimeApi}. A function's time runs from when a runtime takes the
 * invocation. Thread-safe.
 */
public final class LambdaEndpoint implements AutoCloseable {
  /** What Lambda waits before it invokes a function again that failed asynchronously. */
  public static final List<Duration> DEFAULT_RETRY_DELAYS =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

  private final Settings settings;
  private final Map<String, FunctionRuntime> runtimes = new LinkedHashMap<>();
  private final Map<String, RuntimeApi> runtimeApis = new LinkedHashMap<>();
  private final AsyncInvoker asyncInvoker;
  private final LoopbackServer server;

  /**
   * Where functions are, and how they are retried.
   *
   * @param retryDelays before each retry of an asynchronous invocation; as many as there are
   *     retries
   * @param log gets a line for each event given up
   */
  public record Settings(
      String region, String account, List<Duration> retryDelays, Consumer<String> log) {
    public Settings {
      retryDelays = List.copyOf(retryDelays);
    }
  }

  private LambdaEndpoint(Settings settings, List<LambdaFunction> functions) {
    this.settings = settings;
    asyncInvoker = new AsyncInvoker(settings.log());
    functions.forEach(this::add);
    server = LoopbackServer.start(new InvokeApi(this)::handle);
  }

  /** Opens the ports; invocations wait until a runtime asks for work. */
  public static LambdaEndpoint start(Settings settings, List<LambdaFunction> functions) {
    return new LambdaEndpoint(settings, functions);
  }

  /** Where the Invoke API listens. */
  public URI endpoint() {
    return server.uri();
  }

  /** {@code host:port} of a function's Runtime API, as {@code AWS_LAMBDA_RUNTIME_API} has it. */
  public String runtimeApi(String function) {
    RuntimeApi api = runtimeApis.get(function);
    if (api == null) {
      throw new IllegalArgumentException("No function " + function);
    }
    return api.authority();
  }

  /** The functions, in the order given. */
  public List<LambdaFunction> functions() {
    return runtimes.values().stream().map(FunctionRuntime::function).toList();
  }

  /** Whether there is a function of that name. */
  public boolean hasFunction(String function) {
    return runtimes.containsKey(function);
  }

  /** The function's ARN, whether or not it exists. */
  public String arnOf(String function) {
    return "arn:aws:lambda:%s:%s:function:%s"
        .formatted(settings.region(), settings.account(), function);
  }

  /**
   * Invokes a function and waits for the outcome; throttled at once if it is at its concurrency.
   */
  public Invocation invoke(String function, String payload) throws InterruptedException {
    Optional<FunctionRuntime> runtime = find(function);
    return runtime.isPresent()
        ? runtime.get().invoke(payload)
        : new Invocation.UnknownFunction(function);
  }

  /**
   * Invokes a function in the background, again after a failure.
   *
   * @return false if there is no such function, or too many events wait
   */
  public boolean invokeAsync(String function, String payload) {
    return invokeAsync(function, payload, settings.retryDelays(), () -> {});
  }

  /**
   * Invokes a function in the background, once.
   *
   * @param done called when the outcome is known
   * @return false if there is no such function, or too many events wait
   */
  public boolean invokeOnce(String function, String payload, Runnable done) {
    return invokeAsync(function, payload, List.of(), done);
  }

  private boolean invokeAsync(
      String function, String payload, List<Duration> retryDelays, Runnable done) {
    return find(function)
        .map(runtime -> asyncInvoker.accept(runtime, payload, retryDelays, done))
        .orElse(false);
  }

  /**
   * Waits until each function has a runtime that asks for work.
   *
   * @throws LocalStackException if a function does not initialize, or not within the limit
   */
  public void awaitReady(Duration limit) throws InterruptedException {
    long endNanos = System.nanoTime() + limit.toNanos();
    for (FunctionRuntime runtime : runtimes.values()) {
      Duration left = Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
      checkReady(runtime.function(), runtime.awaitRuntime(left), limit);
    }
  }

  private static void checkReady(
      LambdaFunction function, FunctionRuntime.Readiness readiness, Duration limit) {
    switch (readiness) {
      case FunctionRuntime.Readiness.Ready _ -> {}
      case FunctionRuntime.Readiness.NotYet _ ->
          throw new LocalStackException(
              "Function %s was not ready within %d s; the stack's log has its output."
                  .formatted(function.name(), limit.toSeconds()));
      case FunctionRuntime.Readiness.InitFailed(Invocation.FunctionError error) ->
          throw new LocalStackException(
              "Function %s did not initialize: %s: %s"
                  .formatted(function.name(), error.errorType(), error.errorMessage()));
    }
  }

  /** Tells that the runtimes of all functions are gone: what they ran has failed. */
  public void runtimeExited(String reason) {
    runtimes.values().forEach(runtime -> runtime.exited(reason));
  }

  /** Tells that no runtime will come: what waits has failed, and what comes fails. */
  public void runtimeGivenUp(String reason) {
    runtimes
        .values()
        .forEach(runtime -> runtime.initFailed(ErrorJson.of("Runtime.ExitError", reason)));
  }

  @Override
  public void close() {
    asyncInvoker.close();
    runtimes.values().forEach(FunctionRuntime::close);
    server.close();
    List.copyOf(runtimeApis.values()).forEach(RuntimeApi::close);
  }

  private void add(LambdaFunction function) {
    FunctionRuntime runtime = new FunctionRuntime(function);
    runtimes.put(function.name(), runtime);
    runtimeApis.put(function.name(), new RuntimeApi(runtime, arnOf(function.name())));
  }

  private Optional<FunctionRuntime> find(String function) {
    return Optional.ofNullable(runtimes.get(FunctionName.of(function)));
  }
}
