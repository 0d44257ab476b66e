package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A run of {@code ./weir}, of the build that these tests belong to. What it writes goes to files,
 * so that it never waits for a reader.
 */
record WeirProcess(Process process, Path outFile, Path errFile) implements AutoCloseable {
  static final Path ROOT =
      Path.of(System.getProperty("weir.root", "..")).toAbsolutePath().normalize();

  /** Some times what a loaded machine needs for the runs here. */
  static final Duration PATIENCE = Duration.ofSeconds(120);

  /**
   * Who runs these tests in the background of a script has the interrupt ignored, and so would all
   * that is started from here; at a terminal it is not.
   */
  private static final List<String> HEARING_INTERRUPTS =
      List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV or die", "--");

  static WeirProcess start(Path folder, String... arguments) throws IOException {
    return start(folder, Map.of(), arguments);
  }

  private static WeirProcess start(
      Path folder, Map<String, String> environment, String... arguments) throws IOException {
    Path out = Files.createTempFile(folder, "weir", ".out");
    Path err = Files.createTempFile(folder, "weir", ".err");
    List<String> command =
        Stream.of(HEARING_INTERRUPTS, List.of(ROOT.resolve("weir").toString()), List.of(arguments))
            .flatMap(List::stream)
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("WEIR_NO_BUILD", "1");
    builder.environment().putAll(environment);
    return new WeirProcess(builder.start(), out, err);
  }

  /** Starts it and waits for its end. */
  static WeirProcess run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    return run(folder, Map.of(), arguments);
  }

  /** The same with more variables in its environment. */
  static WeirProcess run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    WeirProcess weir = start(folder, environment, arguments);
    weir.awaitExit();
    return weir;
  }

  int awaitExit() throws IOException, InterruptedException {
    boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      close();
    }
    assertThat(ended).as("ends; it wrote: %s%s", out(), err()).isTrue();
    return process.exitValue();
  }

  /** Waits until the stack that it keeps up is ready. */
  void awaitReady() {
    await().atMost(PATIENCE).until(() -> err().contains("Ready in") || !process.isAlive());
    assertThat(process.isAlive()).as("runs; it wrote: %s", written()).isTrue();
  }

  void assertExit(int code) {
    assertThat(process.exitValue()).as("exit code; it wrote: %s", written()).isEqualTo(code);
  }

  String out() throws IOException {
    return Files.readString(outFile);
  }

  String err() throws IOException {
    return Files.readString(errFile);
  }

  /** As the keys Ctrl-C do. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  /** It and all that it has started. */
  List<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  @Override
  public void close() {
    family().forEach(ProcessHandle::destroyForcibly);
  }

  private String written() {
    try {
      return out() + err();
    } catch (IOException e) {
      return "(unreadable: " + e.getMessage() + ")";
    }
  }
}
