package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.weir.e2e.Transcript.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/DEPLOY.md} shows is what happens, in a copy of what it needs. */
class DeployPageTest {
  private static final Path PAGE = WeirProcess.ROOT.resolve("docs/DEPLOY.md");

  /** Where the page has the checkout. */
  private static final String PAGES_ROOT = "/home/me/weir";

  private static final String MARK = "@@ next @@";

  /** A synthesis takes seconds, on a loaded machine a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  @TempDir private Path folder = Path.of("");

  private final List<Path> links = new ArrayList<>();

  /** JUnit warns of links that lead out of its folder. */
  @AfterEach
  void removeLinks() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }

  @Test
  void commands_ofThePage_answerAsItShows() throws IOException, InterruptedException {
    assumeThat(bash(folder, "command -v node")).as("CDK runs on Node.js").isNotEmpty();
    List<Step> steps = Transcript.of(Files.readAllLines(PAGE)).steps();
    Path checkout = copyOfTheCheckout();

    List<List<String>> answers = run(checkout, steps);

    assertThat(steps).hasSizeGreaterThan(5);
    for (int index = 0; index < steps.size(); index++) {
      Step step = steps.get(index);
      List<String> answer = answers.get(index);
      assertThat(step.isAnsweredBy(answer))
          .as("$ %s%nthe page has %s%nit was %s", step.command(), step.answer(), answer)
          .isTrue();
    }
  }

  /** All in one shell, as a reader types them. */
  private List<List<String>> run(Path checkout, List<Step> steps)
      throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("exec 2>&1\n");
    for (Step step : steps) {
      script
          .append(step.command())
          .append("\nstatus=$?; echo '")
          .append(MARK)
          .append("'; (exit $status)\n");
    }
    String written = bash(checkout, script.toString());
    List<List<String>> answers = new ArrayList<>();
    answers.add(new ArrayList<>());
    for (String line : written.replace(checkout.toString(), PAGES_ROOT).lines().toList()) {
      if (line.equals(MARK)) {
        answers.add(new ArrayList<>());
      } else {
        answers.getLast().add(line);
      }
    }
    return answers;
  }

  private Path copyOfTheCheckout() throws IOException, InterruptedException {
    Path copy = Files.createDirectory(folder.toRealPath().resolve("weir"));
    for (String file : List.of("weir", "cdk.json", ".gitignore")) {
      Files.copy(WeirProcess.ROOT.resolve(file), copy.resolve(file));
    }
    for (String sources : List.of("infra/environments", "workflows")) {
      copyFiles(WeirProcess.ROOT.resolve(sources), copy.resolve(sources));
    }
    for (String built :
        List.of(
            "infra/target/classes",
            "infra/target/lib",
            "cli/target/lib",
            "lambdas/throttle/target/function.zip",
            "lambdas/ingest/target/function.zip",
            "cli/target/" + jar())) {
      Files.createDirectories(copy.resolve(built).getParent());
      links.add(Files.createSymbolicLink(copy.resolve(built), WeirProcess.ROOT.resolve(built)));
    }
    bash(copy, "git init -q && git add . && git commit -q -m checkout");
    return copy;
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static String jar() throws IOException {
    try (Stream<Path> files = Files.list(WeirProcess.ROOT.resolve("cli/target"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("weir-cli-") && name.endsWith(".jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private String bash(Path directory, String script) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "bash", ".out");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "WEIR_NO_BUILD", "1",
                "GIT_AUTHOR_NAME", "reader",
                "GIT_AUTHOR_EMAIL", "reader@example.org",
                "GIT_COMMITTER_NAME", "reader",
                "GIT_COMMITTER_EMAIL", "reader@example.org"));
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("ends; it wrote: %s", Files.readString(out)).isTrue();
    return Files.readString(out);
  }
}
