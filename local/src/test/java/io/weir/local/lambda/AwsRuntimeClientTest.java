package io.weir.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.weir.local.handlers.EchoHandler;
import io.weir.local.handlers.FailingHandler;
import io.weir.local.process.ChildJvm;
import io.weir.local.process.JvmCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** AWS' own runtime against our Runtime API: what it accepts, Lambda's accepts. */
class AwsRuntimeClientTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void invoke_awsRuntimeRunsHandler_returnsItsAnswer() throws Exception {
    try (LambdaEndpoint lambda = startEndpoint();
        ChildJvm _ = startRuntime(lambda, EchoHandler.class)) {
      lambda.awaitReady(LIMIT);

      assertThat(lambda.invoke("f", "{\"a\":1}")).isEqualTo(new Invocation.Succeeded("{\"a\":1}"));
    }
  }

  @Test
  void invoke_awsRuntimeReportsError_returnsTypeAndMessage() throws Exception {
    try (LambdaEndpoint lambda = startEndpoint();
        ChildJvm _ = startRuntime(lambda, FailingHandler.class)) {
      lambda.awaitReady(LIMIT);

      Invocation.FunctionError error = (Invocation.FunctionError) lambda.invoke("f", "\"why\"");

      assertThat(error.errorType()).isEqualTo("java.lang.IllegalStateException");
      assertThat(error.errorMessage()).isEqualTo("why");
    }
  }

  private static LambdaEndpoint startEndpoint() {
    return LambdaEndpoint.start(
        new LambdaEndpoint.Settings("us-east-1", "000000000000", List.of(), line -> {}),
        List.of(new LambdaFunction("f", "none", LIMIT, 1)));
  }

  private static ChildJvm startRuntime(LambdaEndpoint lambda, Class<?> handler) {
    return ChildJvm.start(
        new JvmCommand(
            List.of("--enable-native-access=ALL-UNNAMED"),
            Stream.of(AWSLambda.class, RequestHandler.class, PojoSerializer.class, handler)
                .map(JvmCommand::locationOf)
                .toList(),
            AWSLambda.class.getName(),
            List.of(handler.getName()),
            Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                lambda.runtimeApi("f"),
                "AWS_LAMBDA_FUNCTION_NAME",
                "f",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                "512",
                "LAMBDA_TASK_ROOT",
                JvmCommand.locationOf(handler))),
        line -> {});
  }
}
