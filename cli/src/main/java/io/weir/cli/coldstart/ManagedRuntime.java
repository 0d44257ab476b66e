package io.weir.cli.coldstart;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.weir.local.process.ChildJvm;
import io.weir.local.process.JvmCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * Runs a packaged function as Lambda's managed Java runtime does: AWS' runtime interface client is
 * the JVM's class path, and its own class loader takes the handler from the task root. On Linux
 * only, for which alone AWS makes that client.
 *
 * @param taskRoot the package, laid out
 * @param runtimeApi {@code host:port} of the function's Runtime API
 * @param environment what else the function finds in its environment
 */
public record ManagedRuntime(Path taskRoot, String runtimeApi, Map<String, String> environment) {
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

  public ManagedRuntime {
    environment = Map.copyOf(environment);
  }

  /**
   * Starts a process of the function and returns at once.
   *
   * @param log gets its output, line by line
   */
  public ChildJvm start(String handlerClass, Consumer<String> log) {
    return ChildJvm.start(
        new JvmCommand(
            options(), RUNTIME, AWSLambda.class.getName(), List.of(handlerClass), variables()),
        log);
  }

  private List<String> options() {
    List<String> options = new ArrayList<>(JVM_OPTIONS);
    // The runtime takes its working directory for the task root.
    options.add("-Duser.dir=" + taskRoot);
    return options;
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "weir");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(MEMORY_MB));
    variables.put("AWS_SESSION_TOKEN", "local");
    variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    return variables;
  }
}
