package io.weir.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.failure.LocalStackException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class LambdaEndpointTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final LambdaEndpoint lambda =
      LambdaEndpoint.start(
          new LambdaEndpoint.Settings("us-east-1", "000000000000", List.of(SHORT, SHORT), log::add),
          List.of(
              new LambdaFunction("echo", "none", LONG, 1),
              new LambdaFunction("hasty", "none", SHORT, 1)));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final TestRuntime echo = new TestRuntime(lambda.runtimeApi("echo"));
  private final TestRuntime hasty = new TestRuntime(lambda.runtimeApi("hasty"));
  private final LambdaClient client =
      LambdaClient.builder()
          .endpointOverride(lambda.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .overrideConfiguration(
              config -> config.retryStrategy(strategy -> strategy.maxAttempts(1)))
          .build();

  @AfterEach
  void stop() {
    client.close();
    lambda.close();
    echo.close();
    hasty.close();
    threads.shutdownNow();
  }

  @Test
  void invoke_runtimeAnswers_returnsPayload() throws Exception {
    CompletableFuture<InvokeResponse> response = invokeBySdk("echo", "{\"a\":1}");

    echo.echo();

    assertThat(response.join().payload().asUtf8String()).isEqualTo("{\"a\":1}");
    assertThat(response.join().functionError()).isNull();
    assertThat(response.join().executedVersion()).isEqualTo("$LATEST");
  }

  @Test
  void invoke_byArnWithAlias_findsFunction() throws Exception {
    CompletableFuture<InvokeResponse> response =
        invokeBySdk("arn:aws:lambda:us-east-1:000000000000:function:echo:live", "1");

    echo.echo();

    assertThat(response.join().payload().asUtf8String()).isEqualTo("1");
  }

  @Test
  void invoke_unknownFunction_isResourceNotFound() {
    assertThatThrownBy(() -> invokeBySdk("other", "{}").join())
        .cause()
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("arn:aws:lambda:us-east-1:000000000000:function:other");
  }

  @Test
  void invoke_functionFails_returnsItsErrorAsPayload() throws Exception {
    CompletableFuture<InvokeResponse> response = invokeBySdk("echo", "{}");

    HttpResponse<String> invocation = echo.next();
    String error = "{\"errorType\":\"Boom\",\"errorMessage\":\"no\"}";
    int status = echo.post("invocation/" + TestRuntime.requestId(invocation) + "/error", error);

    assertThat(status).isEqualTo(202);
    assertThat(response.join().functionError()).isEqualTo("Unhandled");
    assertThat(response.join().payload().asUtf8String()).isEqualTo(error);
  }

  @Test
  void invoke_atConcurrency_isThrottled() throws Exception {
    CompletableFuture<InvokeResponse> first = invokeBySdk("echo", "1");
    HttpResponse<String> invocation = echo.next();

    assertThatThrownBy(() -> invokeBySdk("echo", "2").join())
        .cause()
        .isInstanceOf(TooManyRequestsException.class);

    echo.post("invocation/" + TestRuntime.requestId(invocation) + "/response", "1");
    assertThat(first.join().statusCode()).isEqualTo(200);
  }

  @Test
  void invoke_payloadIsNoJson_isRefused() {
    assertThatThrownBy(() -> invokeBySdk("echo", "{").join())
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("Could not parse request body into json");
  }

  @Test
  void invoke_notAnsweredByDeadline_timesOutAndDropsLateAnswer() throws Exception {
    CompletableFuture<InvokeResponse> response = invokeBySdk("hasty", "{}");
    HttpResponse<String> invocation = hasty.next();

    assertThat(response.join().functionError()).isEqualTo("Unhandled");
    assertThat(response.join().payload().asUtf8String())
        .contains("Task timed out after 0.05 seconds");
    assertThat(hasty.post("invocation/" + TestRuntime.requestId(invocation) + "/response", "1"))
        .isEqualTo(400);
  }

  @Test
  void next_invocation_saysDeadlineAndArn() throws Exception {
    CompletableFuture<InvokeResponse> response = invokeBySdk("echo", "{}");

    Instant before = Instant.now();
    HttpResponse<String> invocation = echo.next();

    long deadlineMillis =
        invocation.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow();
    assertThat(Instant.ofEpochMilli(deadlineMillis)).isAfter(before.plus(LONG).minusMillis(1000));
    assertThat(invocation.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn"))
        .contains("arn:aws:lambda:us-east-1:000000000000:function:echo");
    echo.post("invocation/" + TestRuntime.requestId(invocation) + "/response", "1");
    assertThat(response.join().statusCode()).isEqualTo(200);
  }

  @Test
  void runtimeExited_invocationRuns_failsAsAfterACrash() throws Exception {
    CompletableFuture<InvokeResponse> response = invokeBySdk("echo", "{}");
    HttpResponse<String> invocation = echo.next();

    lambda.runtimeExited("exit status 7");

    assertThat(invocation.statusCode()).isEqualTo(200);
    assertThat(response.join().payload().asUtf8String())
        .contains("Runtime exited with error: exit status 7")
        .contains("Runtime.ExitError");
  }

  @Test
  void runtimeExited_runtimeWaits_getsNoMoreWork() throws Exception {
    CompletableFuture<Integer> poll = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> poll.complete(nextStatus(echo)));
    Thread.ofVirtual().start(() -> nextStatus(hasty));
    lambda.awaitReady(LONG);

    lambda.runtimeExited("gone");

    assertThat(poll.get(20, TimeUnit.SECONDS)).isEqualTo(500);
  }

  @Test
  void invokeAsync_functionFailsThenSucceeds_isRetried() throws Exception {
    int status =
        client
            .invoke(r -> r.functionName("echo").invocationType(InvocationType.EVENT))
            .statusCode();

    assertThat(status).isEqualTo(202);
    failNext();
    failNext();
    HttpResponse<String> last = echo.next();
    echo.post("invocation/" + TestRuntime.requestId(last) + "/response", "1");
    assertThat(last.body()).isEqualTo("{}");
    assertThat(log).isEmpty();
  }

  @Test
  void invokeAsync_functionFailsThreeTimes_isGivenUp() throws Exception {
    assertThat(lambda.invokeAsync("echo", "{}")).isTrue();

    failNext();
    failNext();
    failNext();

    assertThat(log.poll(20, TimeUnit.SECONDS)).contains("echo: event given up");
  }

  @Test
  void invokeOnce_functionFails_isNotRetried() throws Exception {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    assertThat(lambda.invokeOnce("echo", "{}", () -> done.complete(true))).isTrue();

    failNext();

    assertThat(done.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void awaitReady_functionDoesNotInitialize_saysWhichAndWhy() throws Exception {
    echo.post("init/error", "{\"errorType\":\"X\",\"errorMessage\":\"no table\"}");

    assertThatThrownBy(() -> lambda.awaitReady(LONG))
        .isInstanceOf(LocalStackException.class)
        .hasMessage("Function echo did not initialize: X: no table");
    assertThat(lambda.invoke("echo", "{}")).isInstanceOf(Invocation.FunctionError.class);
  }

  @Test
  void awaitReady_noRuntime_givesUpAtLimit() {
    assertThatThrownBy(() -> lambda.awaitReady(SHORT))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("Function echo was not ready");
  }

  @Test
  void close_invocationRuns_failsIt() throws Exception {
    CompletableFuture<Invocation> outcome = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> outcome.complete(invokeOrThrow("echo")));
    assertThat(echo.next().statusCode()).isEqualTo(200);

    lambda.close();

    assertThat(outcome.get(20, TimeUnit.SECONDS)).isInstanceOf(Invocation.FunctionError.class);
  }

  private Invocation invokeOrThrow(String function) {
    try {
      return lambda.invoke(function, "{}");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void failNext() throws Exception {
    HttpResponse<String> invocation = echo.next();
    echo.post("invocation/" + TestRuntime.requestId(invocation) + "/error", "{}");
  }

  private static int nextStatus(TestRuntime runtime) {
    try {
      return runtime.next().statusCode();
    } catch (Exception e) {
      return 0;
    }
  }

  private CompletableFuture<InvokeResponse> invokeBySdk(String function, String payload) {
    return CompletableFuture.supplyAsync(
        () ->
            client.invoke(
                request ->
                    request.functionName(function).payload(SdkBytes.fromUtf8String(payload))),
        threads);
  }
}
