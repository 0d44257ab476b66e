package io.weir.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.Eventually;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChildJvmTest {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  @Test
  void start_childEnds_handsOnOutputThenExitCode() throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    try (ChildJvm child = ChildJvm.start(command(Talker.class, Map.of()), lines::add)) {
      child.onExit(code::complete);

      assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(3);
      assertThat(lines).contains("to stdout", "to stderr");
      assertThat(child.tail()).contains("to stdout", "to stderr");
    }
  }

  @Test
  void start_environmentGiven_isAllThatTheChildSees() throws Exception {
    try (ChildJvm _ =
        ChildJvm.start(command(EnvironmentPrinter.class, Map.of("A", "1")), lines::add)) {
      List<String> allowed = JvmCommand.BASICS.stream().map(name -> "name " + name).toList();

      for (String line = line(); !line.equals("done"); line = line()) {
        assertThat(line)
            .satisfiesAnyOf(
                l -> assertThat(l).isEqualTo("name A"), l -> assertThat(allowed).contains(l));
      }
    }
  }

  @Test
  void close_childRuns_isGone() throws Exception {
    ChildJvm child = ChildJvm.start(command(Waiter.class, Map.of()), lines::add);
    assertThat(line()).isEqualTo("waiting");

    child.close();

    assertThat(ProcessHandle.of(child.pid()).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void exitWithParent_parentKilled_childEnds() throws Exception {
    ChildJvm parent = ChildJvm.start(command(Parent.class, Map.of()), lines::add);
    long grandchild = Long.parseLong(line());
    assertThat(line()).isEqualTo("waiting");

    parent.close();

    Eventually.holds(
        "the grandchild is gone",
        () -> ProcessHandle.of(grandchild).filter(ProcessHandle::isAlive).isEmpty());
  }

  private String line() throws InterruptedException {
    String line = lines.poll(20, TimeUnit.SECONDS);
    return line == null ? "no line within 20 s" : line;
  }

  private static JvmCommand command(Class<?> main, Map<String, String> environment) {
    return new JvmCommand(
        List.of("-XX:TieredStopAtLevel=1"),
        List.of(JvmCommand.locationOf(main), JvmCommand.locationOf(ParentWatch.class)),
        main.getName(),
        List.of(),
        environment);
  }

  /** Writes to both streams and ends. */
  static final class Talker {
    public static void main(String[] args) {
      System.out.println("to stdout");
      System.err.println("to stderr");
      System.exit(3);
    }
  }

  /** Tells the names of its variables. */
  static final class EnvironmentPrinter {
    public static void main(String[] args) {
      System.getenv().keySet().forEach(name -> System.out.println("name " + name));
      System.out.println("done");
    }
  }

  /** Ends with its parent only. */
  static final class Waiter {
    public static void main(String[] args) throws InterruptedException {
      ParentWatch.exitWithParent();
      System.out.println("waiting");
      Thread.currentThread().join();
    }
  }

  /** Starts a {@link Waiter} and tells its process id. */
  static final class Parent {
    public static void main(String[] args) throws InterruptedException {
      BlockingQueue<String> output = new LinkedBlockingQueue<>();
      ChildJvm child = ChildJvm.start(command(Waiter.class, Map.of()), output::add);
      System.out.println(child.pid());
      System.out.println(output.take());
      Thread.currentThread().join();
    }
  }
}
