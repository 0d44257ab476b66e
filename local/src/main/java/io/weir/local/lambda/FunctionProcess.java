package io.weir.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.weir.local.lambda.host.FunctionHost;
import io.weir.local.process.ChildJvm;
import io.weir.local.process.JvmCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The child JVM that hosts the handlers of all functions, with their class paths and only the
 * environment given.
 *
 * <p>It is started again when it dies; what it ran has then failed as after a crash in Lambda.
 * Thread-safe.
 */
public final class FunctionProcess implements AutoCloseable {
  /**
   * As on Lambda the JVM stops at C1, which starts soonest. A poller keeps its connection: the
   * JDK's client would keep five only.
   */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-Dhttp.maxConnections=100",
          "-Duser.timezone=UTC");

  /** A killed child's successor is started at once; whoever waits for it does not wait longer. */
  private static final Duration SUCCESSOR_LIMIT = Duration.ofSeconds(30);

  private final LambdaEndpoint lambda;
  private final JvmCommand command;
  private final Consumer<String> log;
  private final RestartLimit limit;
  private final RestartLimit.Counter deaths;
  private ChildJvm child;
  private @Nullable ChildJvm killed;
  private int restarts;
  private boolean closed;

  private FunctionProcess(
      LambdaEndpoint lambda, JvmCommand command, RestartLimit limit, Consumer<String> log) {
    this.lambda = lambda;
    this.command = command;
    this.limit = limit;
    this.log = log;
    deaths = limit.new Counter();
    synchronized (this) {
      child = startChild();
    }
  }

  /**
   * Starts the child and returns at once; {@link LambdaEndpoint#awaitReady} tells when it takes
   * work.
   *
   * @param jvmOptions besides the host's own, over which they win
   * @param classPaths of the handlers
   * @param environment all that the handlers see, but for PATH and the like
   * @param log gets the child's output, line by line, and a line when it dies
   */
  public static FunctionProcess start(
      LambdaEndpoint lambda,
      List<String> jvmOptions,
      ClassPaths classPaths,
      Map<String, String> environment,
      Consumer<String> log) {
    return start(lambda, jvmOptions, classPaths, environment, RestartLimit.DEFAULT, log);
  }

  static FunctionProcess start(
      LambdaEndpoint lambda,
      List<String> jvmOptions,
      ClassPaths classPaths,
      Map<String, String> environment,
      RestartLimit limit,
      Consumer<String> log) {
    JvmCommand command =
        new JvmCommand(
            Stream.concat(JVM_OPTIONS.stream(), jvmOptions.stream()).toList(),
            withHost(classPaths.shared()),
            FunctionHost.class.getName(),
            lambda.functions().stream()
                .map(function -> argument(lambda, function, classPaths))
                .toList(),
            environment);
    return new FunctionProcess(lambda, command, limit, log);
  }

  /**
   * Kills the child as a crash would and waits until it is gone and what it ran has failed; it is
   * started again, however often this is done.
   */
  public synchronized void kill() {
    ChildJvm victim = child;
    killed = victim;
    victim.close();
    Instant end = Instant.now().plus(SUCCESSOR_LIMIT);
    try {
      while (child == victim && !closed && Instant.now().isBefore(end)) {
        wait(SUCCESSOR_LIMIT.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many times the child was started again. */
  public synchronized int restarts() {
    return restarts;
  }

  /** The process id of the child that runs now. */
  public synchronized long pid() {
    return child.pid();
  }

  @Override
  public void close() {
    ChildJvm last;
    synchronized (this) {
      closed = true;
      last = child;
      notifyAll();
    }
    last.close();
  }

  private ChildJvm startChild() {
    ChildJvm started = ChildJvm.start(command, log);
    started.onExit(code -> exited(started, code));
    return started;
  }

  private synchronized void exited(ChildJvm dead, int code) {
    if (closed) {
      return;
    }
    String reason = "exit status " + code;
    log.accept("Function host " + dead.pid() + " died: " + reason);
    lambda.runtimeExited(reason);
    if (dead != killed && deaths.died(Instant.now())) {
      giveUp(dead, reason);
    } else {
      child = startChild();
      restarts++;
      notifyAll();
    }
  }

  private void giveUp(ChildJvm dead, String reason) {
    String message =
        "The function host died %d times within %d s (%s); is the handlers' class path complete? Its last words: %s"
            .formatted(
                limit.deaths(),
                limit.window().toSeconds(),
                reason,
                String.join(" | ", dead.tail()));
    log.accept(message);
    lambda.runtimeGivenUp(message);
  }

  /** The host's own needs come first, as Lambda's runtime comes before a function's code. */
  private static List<String> withHost(List<Path> classPath) {
    Stream<String> host =
        Stream.of(FunctionHost.class, RequestStreamHandler.class, PojoSerializer.class)
            .map(JvmCommand::locationOf);
    return Stream.concat(host, classPath.stream().map(Path::toString)).toList();
  }

  private static String argument(
      LambdaEndpoint lambda, LambdaFunction function, ClassPaths classPaths) {
    return String.join(
        "=",
        function.name(),
        function.handlerClass(),
        lambda.runtimeApi(function.name()),
        Integer.toString(function.concurrency()),
        classPaths.argument(function.name()));
  }
}
