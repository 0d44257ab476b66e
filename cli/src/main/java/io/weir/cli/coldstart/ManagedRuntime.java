package io.weir.cli.coldstart;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.weir.cli.measure.Percentiles;
import io.weir.cli.terminal.VerbException;
import io.weir.local.LocalStack;
import io.weir.local.lambda.Invocation;
import io.weir.local.lambda.LambdaEndpoint;
import io.weir.local.lambda.LambdaFunction;
import io.weir.local.process.ChildJvm;
import io.weir.local.process.JvmCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * Runs a packaged function as Lambda's managed Java runtime does: AWS' runtime interface client is
 * the JVM's class path, and its own class loader takes the handler from the task root.
 */
final class ManagedRuntime {
  /** Calls after the first, of which the median is taken. */
  private static final int WARM_CALLS = 5;

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String FUNCTION = "weir-measured";
  private static final int MEMORY_MB = 512;

  /**
   * As {@code java25} has them at 512 MB. Its own archive holds the runtime's classes as well; this
   * JDK's holds the JDK's alone.
   */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:MaxHeapSize=445645k",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-XX:TieredStopAtLevel=1",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
          "-Djava.net.preferIPv4Stack=true");

  /** What Lambda has below /var/runtime/lib. */
  private static final List<String> RUNTIME =
      Stream.of(
              AWSLambda.class,
              RequestStreamHandler.class,
              PojoSerializer.class,
              SdkInternalThreadLocal.class)
          .map(JvmCommand::locationOf)
          .toList();

  private final Map<String, String> environment;

  /**
   * @param environment of the stack that the functions work on
   */
  ManagedRuntime(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Starts a process, lets it do the work some times, and ends it. */
  ColdStart measure(Path taskRoot, MeasuredFunction function, Work work)
      throws InterruptedException {
    String payload = work.prepare();
    try (LambdaEndpoint lambda = endpoint(function)) {
      JvmCommand command = command(lambda, taskRoot, function);
      long beganNanos = System.nanoTime();
      try (ChildJvm child = ChildJvm.start(command, line -> {})) {
        lambda.awaitReady(LIMIT);
        Duration init = since(beganNanos);
        Duration first = call(lambda, work, payload, child);
        Duration cpu = cpu(child);
        return new ColdStart(init, first, warm(lambda, work, child), cpu);
      }
    }
  }

  private static Duration warm(LambdaEndpoint lambda, Work work, ChildJvm child)
      throws InterruptedException {
    List<Duration> calls = new ArrayList<>();
    for (int i = 0; i < WARM_CALLS; i++) {
      calls.add(call(lambda, work, work.prepare(), child));
    }
    return Percentiles.median(calls);
  }

  private static Duration call(LambdaEndpoint lambda, Work work, String payload, ChildJvm child)
      throws InterruptedException {
    long beganNanos = System.nanoTime();
    Invocation outcome = lambda.invoke(FUNCTION, payload);
    Duration elapsed = since(beganNanos);
    if (!(outcome instanceof Invocation.Succeeded(String answer))) {
      throw VerbException.failed(
          "a call failed: %s; the function's last words: %s"
              .formatted(outcome, String.join(" | ", child.tail())));
    }
    work.check(answer);
    return elapsed;
  }

  private static LambdaEndpoint endpoint(MeasuredFunction function) {
    return LambdaEndpoint.start(
        new LambdaEndpoint.Settings(LocalStack.REGION, LocalStack.ACCOUNT, List.of(), line -> {}),
        List.of(new LambdaFunction(FUNCTION, function.handlerClass(), LIMIT, 1)));
  }

  private JvmCommand command(LambdaEndpoint lambda, Path taskRoot, MeasuredFunction function) {
    List<String> options = new ArrayList<>(JVM_OPTIONS);
    // The runtime takes its working directory for the task root.
    options.add("-Duser.dir=" + taskRoot);
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.put("AWS_LAMBDA_RUNTIME_API", lambda.runtimeApi(FUNCTION));
    variables.put("AWS_LAMBDA_FUNCTION_NAME", FUNCTION);
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(MEMORY_MB));
    variables.put("AWS_SESSION_TOKEN", "local");
    variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    return new JvmCommand(
        options, RUNTIME, AWSLambda.class.getName(), List.of(function.handlerClass()), variables);
  }

  private static Duration cpu(ChildJvm child) {
    return ProcessHandle.of(child.pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  private static Duration since(long beganNanos) {
    return Duration.ofNanos(System.nanoTime() - beganNanos);
  }
}
