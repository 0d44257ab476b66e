package io.weir.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A running child JVM whose output is read to its end, and that does not outlive this one.
 *
 * <p>Its standard input stays open as long as this process lives; a child that calls {@link
 * ParentWatch#exitWithParent()} therefore ends even when this process is killed. Thread-safe.
 */
public final class ChildJvm implements AutoCloseable {
  /** Enough for a stack trace's head, which names the cause. */
  static final int TAIL_LINES = 20;

  /** A killed process is gone at once, but for one stuck in the kernel. */
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  private final Process process;
  private final ArrayDeque<String> tail = new ArrayDeque<>();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();

  private ChildJvm(Process process) {
    this.process = process;
  }

  /**
   * Starts the child and returns at once.
   *
   * @param lines gets each line of the child's output and errors, on one thread of the child's own
   */
  public static ChildJvm start(JvmCommand command, Consumer<String> lines) {
    try {
      ChildJvm child = new ChildJvm(command.toProcessBuilder().start());
      Thread.ofPlatform()
          .daemon()
          .name("output of " + command.mainClass())
          .start(() -> child.readOutput(lines));
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start a child JVM for " + command.mainClass(), e);
    }
  }

  /** The process' id. */
  public long pid() {
    return process.pid();
  }

  /** Calls the listener with the exit code once the child is gone and its output was handed on. */
  public void onExit(IntConsumer listener) {
    var _ = exit.thenAccept(listener::accept);
  }

  /** The last lines the child wrote, oldest first. */
  public List<String> tail() {
    synchronized (tail) {
      return List.copyOf(tail);
    }
  }

  /** Kills the child without asking. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Kills the child and waits until it is gone. */
  @Override
  public void close() {
    kill();
    try {
      if (!process.waitFor(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("Child process " + pid() + " does not die");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readOutput(Consumer<String> lines) {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        remember(line);
        lines.accept(line);
      }
    } catch (IOException e) {
      remember("(output lost: " + e.getMessage() + ")");
    } finally {
      completeExit();
    }
  }

  private void completeExit() {
    try {
      exit.complete(process.waitFor());
    } catch (InterruptedException e) {
      exit.completeExceptionally(e);
    }
  }

  private void remember(String line) {
    synchronized (tail) {
      if (tail.size() == TAIL_LINES) {
        tail.removeFirst();
      }
      tail.addLast(line);
    }
  }
}
