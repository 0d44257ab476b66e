package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.TestTerminal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeirTest {
  private final TestTerminal terminal = TestTerminal.unwatched();

  @Test
  void noVerb_listsTheVerbsInTheOrderOfMeetingThem() {
    assertThat(run()).isEqualTo(ExitCode.OK);

    List<String> verbs =
        terminal
            .out()
            .lines()
            .filter(line -> line.matches("  \\w.*"))
            .map(this::firstWord)
            .toList();
    assertThat(verbs)
        .containsExactly(
            "demo",
            "local",
            "bench",
            "check",
            "chaos",
            "simulate",
            "synth",
            "repair",
            "sample-data",
            "help",
            "version");
    assertThat(terminal.out()).contains("./weir demo --messages 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "local",
        "bench throttle",
        "bench reconcile",
        "bench ingest",
        "bench coldstart",
        "check",
        "chaos",
        "simulate",
        "synth",
        "sample-data",
        "repair"
      })
  void help_ofAVerb_hasExamples(String verb) {
    assertThat(run((verb + " --help").split(" ", -1))).isEqualTo(ExitCode.OK);

    assertThat(terminal.out())
        .contains("Usage: weir " + verb)
        .contains("Examples:", "./weir " + verb);
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void version_isTold() {
    assertThat(run("version")).isEqualTo(ExitCode.OK);

    assertThat(terminal.out()).startsWith("Weir ").contains("Java 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "demo --messages abc | --messages | 'abc' is not a whole number",
        "demo --limit -1 | --limit | '-1' is not a whole number",
        "demo --limit 2.5 | --limit | '2.5' is not a whole number",
        "demo --event-delay 5 | --event-delay | '5' is not a duration such as 200ms",
        "demo --execution-seconds x | --execution-seconds | 'x' is not a number of seconds",
        "demo --event-faults drop=2 | --event-faults | drop",
        "demo --chaos drop=2 | --event-faults | drop",
        "demo --timings slow | --timings | slow",
        "demo --semaphore redis | --semaphore | redis",
        "demo --nonsense | --nonsense | Unknown option",
        "demo --input /no/such/file | --input | /no/such/file",
        "demo --state-machine x | --state-machine | --input",
        "demo --queue q | --queue | --environment",
        "demo --environment dev --limit 5 | --limit | environment",
        "demo --environment /no/such.yaml | /no/such.yaml | cannot be read",
        "local --environment dev --queue q=5 | --environment | --queue",
        "local --environment dev --direct-queue q | --environment | --direct-queue",
        "local --queue demo | --queue | NAME=LIMIT",
        "local --queue demo=-1 | --queue | 0 or more",
        "local --queue de/mo=5 | --queue | name",
        "bench throttle --case 5 | --case | '5' is not LIMIT:SECONDS",
        "bench throttle --case 0:1 | --case | '0:1' is not LIMIT:SECONDS",
        "bench throttle --for soon | --for | 'soon' is not a duration",
        "bench ingest --sizes 0 | --sizes 0 | 1 to 100000",
        "bench ingest --runs 0 | --runs | at least 1",
        "bench ingest --heap 31 | --heap | at least 32",
        "bench ingest --sizes 5 --provider-dir d | --provider-dir | --sizes",
        "bench ingest --provider-dir /no/such | --provider-dir | /no/such",
        "chaos --kills few | --kills | 'few' is not a whole number",
        "chaos --seed x | --seed | 'x' is not a long",
        "chaos --kills 20 --messages 39 | --kills 20 | --messages 40",
        "chaos --semaphore memory | --semaphore memory | dynamodb",
        "chaos --limit 0 | --limit 0 | nothing would start",
        "sample-data | DIR | Missing required parameter",
        "sample-data d --granules 0 | --granules 0 | 1 to 100000",
        "sample-data d --granules 2 --pdrs 3 | --pdrs 3 | 2 granules",
        "sample-data d --granules 2 --corrupt 3 | --corrupt 3 | only 2",
        "simulate --seed x | --seed | 'x' is not a long",
        "simulate --seeds 5 | --seeds | '5' is not A..B",
        "simulate --seeds 9..1 | --seeds | '9..1' is not A..B",
        "simulate --faults fire | --faults | 'fire' is none of all, none, crash",
        "simulate --messages 0 | --messages 0 | at least 1",
        "simulate --queues 17 | --queues 17 | 1 to 16",
        "simulate --seed 1 --seeds 1..2 | --seed | mutually exclusive",
        "synth --environment | --environment | Missing required parameter",
        "bench coldstart --runs 0 | --runs | at least 1",
        "bench coldstart --package x | --package | 'x' is not NAME=FILE",
        "bench | throttle | say what to measure",
        "fly | fly | Unmatched argument",
      })
  void malformed_isOneLineAndAHint(String commandLine, String option, String reason) {
    assertThat(run(commandLine.strip().split(" ", -1))).isEqualTo(ExitCode.USAGE);

    List<String> lines = terminal.err().lines().toList();
    assertThat(lines.getFirst())
        .startsWith("weir")
        .contains(option.strip())
        .contains(reason.strip());
    assertThat(lines).hasSizeLessThanOrEqualTo(2);
    assertThat(terminal.out()).isEmpty();
  }

  private int run(String... arguments) {
    return Weir.run(terminal.terminal(), arguments);
  }

  private String firstWord(String line) {
    return line.strip().split(" ", 2)[0];
  }
}
