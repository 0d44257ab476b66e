package io.weir.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.local.Eventually;
import io.weir.local.failure.LocalStackException;
import io.weir.local.handlers.BrokenHandler;
import io.weir.local.handlers.ContextHandler;
import io.weir.local.handlers.CrashingHandler;
import io.weir.local.handlers.EchoHandler;
import io.weir.local.handlers.FailingHandler;
import io.weir.local.handlers.ResourceHandler;
import io.weir.local.handlers.StuckHandler;
import io.weir.local.process.JvmCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Far longer than three starts take on a loaded machine. */
  private static final RestartLimit LIMIT_OF_DEATHS = new RestartLimit(3, Duration.ofMinutes(10));

  @TempDir private Path packages;

  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private AutoCloseable closing = () -> {};
  private @Nullable FunctionProcess process;

  @AfterEach
  void stop() throws Exception {
    closing.close();
  }

  @Test
  void invoke_streamHandler_givesAndTakesJson() throws Exception {
    LambdaEndpoint lambda = start(EchoHandler.class);

    assertThat(lambda.invoke("f", "{\"a\":[1,\"ä\"]}"))
        .isEqualTo(new Invocation.Succeeded("{\"a\":[1,\"ä\"]}"));
  }

  @Test
  void invoke_requestHandler_seesItsInputContextAndEnvironmentOnly() throws Exception {
    LambdaEndpoint lambda = start(ContextHandler.class);

    JsonObject answer = succeeded(lambda.invoke("f", "{\"a\":1}"));

    assertThat(answer.get("input")).isEqualTo(JsonParser.parseString("{\"a\":1}"));
    assertThat(answer.get("functionName").getAsString()).isEqualTo("f");
    assertThat(answer.get("arn").getAsString()).isEqualTo(lambda.arnOf("f"));
    assertThat(answer.get("remainingMillis").getAsInt()).isBetween(1, 20_000);
    assertThat(answer.get("environment").getAsJsonObject().get("Given").getAsString())
        .isEqualTo("value");
    assertThat(answer.get("environment").getAsJsonObject().keySet())
        .isSubsetOf("Given", "PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ");
    Eventually.holds("its log is handed on", () -> log.contains("input has 1 fields"));
  }

  @Test
  void invoke_handlerThrows_reportsTypeMessageAndStackTrace() throws Exception {
    LambdaEndpoint lambda = start(FailingHandler.class);

    Invocation.FunctionError error = (Invocation.FunctionError) lambda.invoke("f", "\"why\"");

    assertThat(error.errorType()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.errorMessage()).isEqualTo("why");
    assertThat(error.json()).contains("FailingHandler.handleRequest");
  }

  @Test
  void invoke_handlerIsStuck_timesOutAndFreesItsPoller() throws Exception {
    LambdaEndpoint lambda = start(StuckHandler.class, Duration.ofMillis(50));

    assertThat(lambda.invoke("f", "{}")).isInstanceOf(Invocation.TimedOut.class);
    assertThat(lambda.invoke("f", "{}")).isInstanceOf(Invocation.TimedOut.class);
  }

  @Test
  void invoke_handlerEndsItsProcess_failsAndAnotherProcessTakesOver() throws Exception {
    LambdaEndpoint lambda = start(CrashingHandler.class);

    Invocation crash = lambda.invoke("f", "true");

    assertThat(crash).isInstanceOf(Invocation.FunctionError.class);
    assertThat(((Invocation.FunctionError) crash).errorMessage())
        .contains("Runtime exited with error: exit status 7");
    assertThat(lambda.invoke("f", "false")).isInstanceOf(Invocation.Succeeded.class);
  }

  @Test
  void invoke_processDiesThreeTimes_givesUpAndSaysWhy() throws Exception {
    LambdaEndpoint lambda = start(CrashingHandler.class);

    for (int death = 0; death < LIMIT_OF_DEATHS.deaths(); death++) {
      assertThat(lambda.invoke("f", "true")).isInstanceOf(Invocation.FunctionError.class);
    }

    Eventually.holds(
        "it is given up", () -> log.stream().anyMatch(line -> line.contains("died 3 times")));
    assertThat(((Invocation.FunctionError) lambda.invoke("f", "false")).errorMessage())
        .contains("died 3 times within 600 s");
  }

  @Test
  void kill_moreOftenThanItMayDie_comesBackEachTime() throws Exception {
    LambdaEndpoint lambda = start(CrashingHandler.class);

    for (int kill = 1; kill <= LIMIT_OF_DEATHS.deaths(); kill++) {
      String pid = text(lambda.invoke("f", "false"));
      process().kill();
      assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(text(lambda.invoke("f", "false"))).isNotEqualTo(pid);
      assertThat(process().restarts()).isEqualTo(kill);
    }
  }

  @Test
  void start_handlerCannotBeMade_saysItsReason() {
    assertThatThrownBy(() -> start(BrokenHandler.class))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("Function f did not initialize")
        .hasMessageContaining("no table named");
  }

  @Test
  void start_noSuchClass_saysItsName() {
    assertThatThrownBy(() -> start("io.weir.Missing", LIMIT))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("ClassNotFoundException: io.weir.Missing");
  }

  @Test
  void start_classIsNoHandler_saysSo() {
    assertThatThrownBy(() -> start("java.lang.Object", LIMIT))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("neither RequestHandler nor RequestStreamHandler");
  }

  @Test
  void close_running_leavesNoProcess() throws Exception {
    LambdaEndpoint lambda = start(CrashingHandler.class);
    long pid = Long.parseLong(text(lambda.invoke("f", "false")));
    assertThat(ProcessHandle.of(pid)).isPresent();

    closing.close();

    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** One package is a folder, the other a jar in a folder. */
  @Test
  void invoke_functionsOfTwoPackages_seeEachItsOwn() throws Exception {
    Path folder = createPackage("one", "1");
    Path jar = createPackage("two", "2");
    jar(jar, packages.resolve("lib/package.jar"));

    LambdaEndpoint lambda =
        start(
            List.of(function("a"), function("b"), function("c")),
            ClassPaths.own(
                Map.of(
                    "a", List.of(folder),
                    "b", List.of(packages.resolve("none/*"), packages.resolve("lib/*")),
                    "c", List.of(folder))));

    assertThat(lambda.invoke("a", "{}")).isEqualTo(new Invocation.Succeeded("1"));
    assertThat(lambda.invoke("b", "{}")).isEqualTo(new Invocation.Succeeded("2"));
    assertThat(lambda.invoke("c", "{}")).isEqualTo(new Invocation.Succeeded("1"));
  }

  private static LambdaFunction function(String name) {
    return new LambdaFunction(name, ResourceHandler.class.getName(), LIMIT, 1);
  }

  /** A package with the handler and what it answers. */
  private Path createPackage(String name, String answer) throws IOException {
    String file = ResourceHandler.class.getName().replace('.', '/') + ".class";
    Path folder = packages.resolve(name);
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    Files.copy(Path.of(JvmCommand.locationOf(ResourceHandler.class)).resolve(file), target);
    Files.writeString(folder.resolve(ResourceHandler.FILE), answer);
    return folder;
  }

  private static void jar(Path folder, Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private LambdaEndpoint start(Class<?> handler) throws InterruptedException {
    return start(handler, LIMIT);
  }

  private LambdaEndpoint start(Class<?> handler, Duration timeout) throws InterruptedException {
    return start(handler.getName(), timeout);
  }

  private LambdaEndpoint start(String handler, Duration timeout) throws InterruptedException {
    return start(
        List.of(new LambdaFunction("f", handler, timeout, 1)),
        ClassPaths.shared(handlerClassPath()));
  }

  private LambdaEndpoint start(List<LambdaFunction> functions, ClassPaths classPaths)
      throws InterruptedException {
    LambdaEndpoint lambda =
        LambdaEndpoint.start(
            new LambdaEndpoint.Settings("us-east-1", "000000000000", List.of(), log::add),
            functions);
    FunctionProcess started =
        FunctionProcess.start(
            lambda, List.of(), classPaths, Map.of("Given", "value"), LIMIT_OF_DEATHS, log::add);
    process = started;
    closing =
        () -> {
          started.close();
          lambda.close();
        };
    lambda.awaitReady(LIMIT);
    return lambda;
  }

  private FunctionProcess process() {
    return Objects.requireNonNull(process);
  }

  private static List<Path> handlerClassPath() {
    return List.of(Path.of(JvmCommand.locationOf(EchoHandler.class)));
  }

  private static JsonObject succeeded(Invocation outcome) {
    return JsonParser.parseString(((Invocation.Succeeded) outcome).json()).getAsJsonObject();
  }

  private static String text(Invocation outcome) {
    return JsonParser.parseString(((Invocation.Succeeded) outcome).json()).getAsString();
  }
}
