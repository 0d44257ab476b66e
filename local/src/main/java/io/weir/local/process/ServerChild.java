package io.weir.local.process;

import io.weir.local.failure.LocalStackException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A child JVM that listens on 127.0.0.1 and says its port in a line of its output.
 *
 * <p>Thread-safe.
 */
public final class ServerChild implements AutoCloseable {
  /** What precedes the port in the child's output. */
  public static final String PORT_LINE = "weir-port=";

  /** A loaded machine takes a few seconds. */
  private static final Duration PORT_LIMIT = Duration.ofSeconds(20);

  private static final Duration DEATH_LIMIT = Duration.ofSeconds(10);

  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final CompletableFuture<LocalStackException> death = new CompletableFuture<>();
  private final String name;
  private final String remedy;
  private final ChildJvm child;
  private volatile boolean closed;

  private ServerChild(String name, String remedy, JvmCommand command, Consumer<String> log) {
    this.name = name;
    this.remedy = remedy;
    child = ChildJvm.start(command, this::readLine);
    child.onExit(code -> tellDeath(log));
  }

  /**
   * Starts the child and returns at once.
   *
   * @param name of what runs in it, for messages
   * @param remedy what to do when it dies
   * @param log gets a line if the child dies by itself
   */
  public static ServerChild start(
      String name, String remedy, JvmCommand command, Consumer<String> log) {
    return new ServerChild(name, remedy, command, log);
  }

  /**
   * Where it listens. Waits for the child to say its port.
   *
   * @throws LocalStackException if the child died, or is silent for 20 s
   */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + await(port, PORT_LIMIT));
  }

  /** Waits for the end of a child that hung up, and says why it ended. */
  public LocalStackException awaitDeath() {
    return await(death, DEATH_LIMIT);
  }

  /** Says that it did not answer in time. */
  public LocalStackException silent(Duration limit, Exception cause) {
    return new LocalStackException(
        "%s did not answer within %d s; is the machine overloaded?"
            .formatted(name, limit.toSeconds()),
        cause);
  }

  /** The child's process id. */
  public long pid() {
    return child.pid();
  }

  @Override
  public void close() {
    closed = true;
    child.close();
  }

  private void readLine(String line) {
    if (line.startsWith(PORT_LINE)) {
      port.complete(Integer.valueOf(line.substring(PORT_LINE.length())));
    }
  }

  private void tellDeath(Consumer<String> log) {
    LocalStackException died = died();
    death.complete(died);
    port.completeExceptionally(died);
    if (!closed) {
      log.accept(String.valueOf(died.getMessage()));
    }
  }

  private <T> T await(CompletableFuture<T> future, Duration limit) {
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw died();
    } catch (TimeoutException e) {
      throw silent(limit, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted while %s started.".formatted(name), e);
    }
  }

  private LocalStackException died() {
    return new LocalStackException(
        "%s died; %s. Its last words: %s"
            .formatted(name, remedy, String.join(" | ", child.tail())));
  }
}
