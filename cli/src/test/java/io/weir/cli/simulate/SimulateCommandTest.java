package io.weir.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.TestTerminal;
import io.weir.simulation.world.Fault;
import java.io.PrintWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {
  private TestTerminal terminal = TestTerminal.unwatched();

  @Test
  void seed_json_isTheSameBytesAgain() {
    String first = out("--seed 42 --messages 150 --json");

    assertThat(out("--seed 42 --messages 150 --json")).isEqualTo(first);
    assertThat(out("--seed 43 --messages 150 --json")).isNotEqualTo(first);
  }

  @Test
  void seed_json_hasTheSharedFieldsAndItsOwn() {
    JsonObject json = json("--seed 42 --messages 150 --json");

    assertThat(json.keySet())
        .containsExactly(
            "messages",
            "started",
            "succeeded",
            "failed",
            "quarantined",
            "quarantinedByReason",
            "limit",
            "maxRunning",
            "duplicates",
            "slotsHeldAtEnd",
            "semaphoreAtEnd",
            "utilization",
            "handOffMillis",
            "elapsedSeconds",
            "violations",
            "seed",
            "semaphores",
            "slotsLeftBehind",
            "slotsHealed",
            "faults",
            "digest");
    assertThat(json.get("seed").getAsLong()).isEqualTo(42);
    assertThat(json.get("violations").getAsInt()).isZero();
    assertThat(json.getAsJsonObject("semaphores").keySet()).contains("provider:SIM").hasSize(5);
  }

  @Test
  void seed_text_tellsFiguresAndVerdict() {
    assertThat(out("--seed 3 --messages 100 --queues 1 --faults none"))
        .contains("100 sent, 0 quarantined")
        .contains("faults      none")
        .contains("kept");
  }

  @Test
  void seeds_json_addsUp() {
    JsonObject json = json("--seeds 1..3 --messages 50 --faults crash,lost-event --json");

    assertThat(json.get("seeds").getAsLong()).isEqualTo(3);
    assertThat(json.get("messages").getAsLong()).isEqualTo(150);
    assertThat(json.getAsJsonObject("faults").keySet()).containsExactly("crash", "lost-event");
    assertThat(json.get("violations").getAsLong()).isZero();
    assertThat(json.getAsJsonArray("failingSeeds")).isEmpty();
  }

  @Test
  void help_namesEveryFault() {
    assertThat(Arrays.stream(Fault.values()).map(Fault::code))
        .allSatisfy(code -> assertThat(out("--help").replaceAll("\\s+", " ")).contains(code));
  }

  private JsonObject json(String arguments) {
    return JsonParser.parseString(out(arguments)).getAsJsonObject();
  }

  private String out(String arguments) {
    terminal = TestTerminal.unwatched();
    CommandLine line = new CommandLine(new SimulateCommand(terminal.terminal()));
    line.setOut(new PrintWriter(terminal.terminal().out(), true, UTF_8));
    line.getCommandSpec()
        .addOption(CommandLine.Model.OptionSpec.builder("--help").usageHelp(true).build());

    assertThat(line.execute(arguments.split(" ", -1))).isEqualTo(ExitCode.OK);
    return terminal.out();
  }
}
