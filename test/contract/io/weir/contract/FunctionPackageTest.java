package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.coldstart.ManagedRuntime;
import io.weir.cli.stack.TaskRoot;
import io.weir.local.HandlerClasses;
import io.weir.local.lambda.ClassPaths;
import io.weir.local.lambda.FunctionProcess;
import io.weir.local.lambda.Invocation;
import io.weir.local.lambda.LambdaEndpoint;
import io.weir.local.lambda.LambdaFunction;
import io.weir.local.process.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What is deployed: what is in it, and that each function starts from it under AWS' own runtime.
 */
class FunctionPackageTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Path ROOT = Path.of(System.getProperty("weir.root"));

  private static final TaskRoot PACKAGE =
      TaskRoot.of(ROOT.resolve("lambdas/throttle/target/function.zip"));

  /** Weir's own packages that run in AWS, and libraries whose classes the handlers reach. */
  private static final String NEEDED =
      "(io/weir/(aws|cumulus|execution|lambda|memory|queue|semaphore|throttle)"
          + "|com/amazonaws/services/lambda/runtime|com/google/gson|org/joda/time|org/reactivestreams"
          + "|org/slf4j|software/amazon/awssdk|software/amazon/eventstream"
          + "|com/google/errorprone/annotations|org/jspecify/annotations)/.*";

  /** The SDK's other HTTP clients, and services that are not called. */
  private static final String NOT_NEEDED =
      "software/amazon/awssdk/(http/(apache|nio|crt)"
          + "|services/(?!dynamodb|lambda|sfn|sqs)"
          + "|regions/servicemetadata/(?!Dynamodb|Lambda|Sqs|States)).*";

  private static final CannedServer.Answer NOTHING_FOUND =
      CannedServer.Answer.success("{\"Responses\":{\"Semaphores\":[]},\"UnprocessedKeys\":{}}");

  @AfterAll
  static void remove() {
    PACKAGE.close();
  }

  @Test
  void contents_areTheClassesThatHandlersReach() throws IOException {
    try (JarFile jar = new JarFile(PACKAGE.path().resolve("lib/functions.jar").toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
          .hasSizeGreaterThan(1_000)
          .allMatch(name -> name.matches(NEEDED))
          .noneMatch(name -> name.matches(NOT_NEEDED));
    }
  }

  @Test
  void throttle_underTheRuntime_saysWhatItsEventLacks() throws InterruptedException {
    assertThat(invoke(HandlerClasses.WEIR.throttle(), "{}"))
        .isInstanceOfSatisfying(
            Invocation.FunctionError.class,
            error -> assertThat(error.errorMessage()).isEqualTo("queueUrl is missing"));
  }

  @Test
  void completion_underTheRuntime_answersABatch() throws InterruptedException {
    assertThat(invoke(HandlerClasses.WEIR.completion(), "{\"Records\":[]}"))
        .isEqualTo(new Invocation.Succeeded("{\"batchItemFailures\":[]}"));
  }

  @Test
  void start_underTheRuntime_answersABatch() throws InterruptedException {
    assertThat(invoke(HandlerClasses.WEIR.start(), "{\"Records\":[]}"))
        .isEqualTo(new Invocation.Succeeded("{\"batchItemFailures\":[]}"));
  }

  @Test
  void reconcile_underTheRuntime_tellsWhatIsHeld() throws InterruptedException {
    assertThat(invoke(HandlerClasses.WEIR.reconcile(), "{\"look\":true}"))
        .isInstanceOfSatisfying(
            Invocation.Succeeded.class,
            answer -> assertThat(answer.json()).contains("\"slots\":0"));
  }

  /** A snapshot without it would load, after each restore, what all requests share. */
  @Test
  void init_beforeASnapshot_sendsOneRequest() throws IOException, InterruptedException {
    try (CannedServer dynamoDb = CannedServer.answering(NOTHING_FOUND)) {
      startWith(dynamoDb, "snap-start");

      assertThat(dynamoDb.requests()).isEqualTo(1);
      assertThat(dynamoDb.lastRequest()).contains("\"Semaphores\"");
    }
  }

  @Test
  void init_onDemand_sendsNone() throws IOException, InterruptedException {
    try (CannedServer dynamoDb = CannedServer.answering(NOTHING_FOUND)) {
      startWith(dynamoDb, "on-demand");

      assertThat(dynamoDb.requests()).isZero();
    }
  }

  private static void startWith(CannedServer dynamoDb, String initialization)
      throws InterruptedException {
    Map<String, String> variables = new HashMap<>(environment());
    variables.put("Semaphore", "dynamodb");
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.uri().toString());
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", initialization);
    try (LambdaEndpoint lambda = endpoint(HandlerClasses.WEIR.completion());
        FunctionProcess _ =
            FunctionProcess.start(
                lambda, List.of(), ClassPaths.shared(PACKAGE.classPath()), variables, line -> {})) {
      lambda.awaitReady(LIMIT);
      assertThat(lambda.invoke("f", "{\"Records\":[]}")).isInstanceOf(Invocation.Succeeded.class);
    }
  }

  private static LambdaEndpoint endpoint(String handlerClass) {
    return LambdaEndpoint.start(
        new LambdaEndpoint.Settings("us-east-1", "000000000000", List.of(), line -> {}),
        List.of(new LambdaFunction("f", handlerClass, LIMIT, 1)));
  }

  private static Invocation invoke(String handlerClass, String event) throws InterruptedException {
    try (LambdaEndpoint lambda = endpoint(handlerClass);
        ChildJvm _ =
            new ManagedRuntime(PACKAGE.path(), lambda.runtimeApi("f"), environment())
                .start(handlerClass, line -> {})) {
      lambda.awaitReady(LIMIT);
      return lambda.invoke("f", event);
    }
  }

  /** None of these calls goes out. */
  private static Map<String, String> environment() {
    return Map.of(
        "AWS_REGION", "us-east-1",
        "AWS_ACCESS_KEY_ID", "local",
        "AWS_SECRET_ACCESS_KEY", "local",
        "SemaphoresTable", "Semaphores",
        "SlotsTable", "Slots",
        "Semaphore", "memory",
        "ThrottleFunction", "weir-throttle");
  }
}
