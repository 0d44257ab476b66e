package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:";

  @TempDir private Path folder = Path.of("");

  @Test
  void demo_json_keepsItsPromisesAndItsFiguresCanBeRecounted()
      throws IOException, InterruptedException {
    Path report = folder.resolve("report.jsonl");

    WeirProcess weir =
        WeirProcess.run(
            folder, "demo", "--json", "--messages", "30", "--report", report.toString());

    weir.assertExit(0);
    JsonObject summary = JsonParser.parseString(weir.out()).getAsJsonObject();
    assertKept(summary, 30, 5);
    assertThat(summary.get("succeeded").getAsInt()).isEqualTo(30);
    assertRecounted(summary, Recount.of(report));
  }

  @Test
  void demo_eventsLostAndDoubled_keepsItsPromises() throws IOException, InterruptedException {
    WeirProcess weir =
        WeirProcess.run(
            folder,
            ("demo --json --messages 40 --limit 7 --execution-seconds 0.3"
                    + " --chaos drop=0.1,duplicate=0.2,seed=7")
                .split(" ", -1));

    weir.assertExit(0);
    JsonObject summary = JsonParser.parseString(weir.out()).getAsJsonObject();
    assertKept(summary, 40, 7);
    assertThat(summary.get("succeeded").getAsInt()).isEqualTo(40);
  }

  @Test
  void demo_badMessages_areAllQuarantinedWithTheirReasons()
      throws IOException, InterruptedException {
    Path input = Files.write(folder.resolve("bad.jsonl"), badMessages());

    WeirProcess weir =
        WeirProcess.run(
            folder,
            "demo",
            "--json",
            "--semaphore",
            "memory",
            "--input",
            input.toString(),
            "--workflows",
            workflowsWithExpress().toString());

    weir.assertExit(0);
    JsonObject summary = JsonParser.parseString(weir.out()).getAsJsonObject();
    assertKept(summary, badMessages().size(), 5);
    assertThat(summary.get("quarantined")).isEqualTo(summary.get("messages"));
    JsonObject reasons = summary.getAsJsonObject("quarantinedByReason");
    assertThat(reasons.keySet())
        .containsExactlyInAnyOrder(
            "not-json",
            "not-an-object",
            "no-state-machine",
            "no-such-state-machine",
            "express-state-machine",
            "bad-execution-name",
            "bad-limit",
            "input-too-large");
  }

  private static void assertKept(JsonObject summary, int messages, int limit) {
    assertThat(summary.get("messages").getAsInt()).isEqualTo(messages);
    assertThat(summary.get("limit").getAsInt()).isEqualTo(limit);
    assertThat(summary.get("maxRunning").getAsInt()).isLessThanOrEqualTo(limit);
    assertThat(summary.get("duplicates").getAsInt()).isZero();
    assertThat(summary.get("slotsHeldAtEnd").getAsInt()).isZero();
    assertThat(summary.get("semaphoreAtEnd").getAsInt()).isZero();
    assertThat(summary.get("violations").getAsInt()).isZero();
  }

  private static void assertRecounted(JsonObject summary, Recount recount) {
    int limit = summary.get("limit").getAsInt();
    JsonObject handOff = summary.getAsJsonObject("handOffMillis");
    assertThat(summary.get("started").getAsInt()).isEqualTo(recount.started());
    assertThat(summary.get("succeeded").getAsLong()).isEqualTo(recount.succeeded());
    assertThat(summary.get("maxRunning").getAsLong()).isEqualTo(recount.maxRunning());
    assertThat(summary.get("duplicates").getAsInt()).isEqualTo(recount.duplicates());
    assertThat(summary.get("utilization").getAsDouble())
        .isEqualTo(recount.utilization(limit), within(0.0001));
    assertThat(handOff.get("p50").getAsLong()).isEqualTo(recount.handOffMillis(limit, 50));
    assertThat(handOff.get("p99").getAsLong()).isEqualTo(recount.handOffMillis(limit, 99));
    assertThat(summary.get("elapsedSeconds").getAsDouble()).isEqualTo(recount.elapsedSeconds());
  }

  /** The first says a good limit, from which the queue's is learned whatever else is bad. */
  private static List<String> badMessages() {
    return List.of(
        message(MACHINE + "absent", "\"a\"", "5"),
        "not json",
        "{}",
        "null",
        "\"text\"",
        "[1, 2]",
        "{\"cumulus_meta\":{\"queueExecutionLimits\":{\"http://x/0/demo\":5}}}",
        message(MACHINE + "express", "\"b\"", "5"),
        message(MACHINE + "demo", "\"bad/name\"", "5"),
        message(MACHINE + "demo", "\"" + "x".repeat(81) + "\"", "5"),
        message(MACHINE + "demo", "\"c\"", "-1"),
        message(MACHINE + "demo", "\"d\"", "2.5"),
        message(MACHINE + "demo", "\"e\"", "\"abc\""),
        message(MACHINE + "demo", "\"f\"", "5,\"padding\":\"" + "x".repeat(262_144) + "\""));
  }

  private static String message(String stateMachine, String name, String limit) {
    return """
        {"cumulus_meta":{"state_machine":"%s","execution_name":%s,\
        "queueExecutionLimits":{"http://x/0/demo":%s}}}"""
        .formatted(stateMachine, name, limit);
  }

  private Path workflowsWithExpress() throws IOException {
    Path workflows = Files.createDirectory(folder.resolve("workflows"));
    String demo = Files.readString(WeirProcess.ROOT.resolve("workflows/demo.asl.json"));
    Files.writeString(workflows.resolve("demo.asl.json"), demo);
    Files.writeString(workflows.resolve("express.express.asl.json"), demo);
    return workflows;
  }
}
