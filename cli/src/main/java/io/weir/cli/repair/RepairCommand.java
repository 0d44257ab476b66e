package io.weir.cli.repair;

import com.google.gson.JsonObject;
import io.weir.cli.option.Installation;
import io.weir.cli.option.JsonOption;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.throttle.Repair.RepairReport;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir repair}. */
@Command(
    name = "repair",
    description = "Set a drifted counter to the slots held.",
    footer = {
      "",
      "The semaphore is paused while its slots are counted; what runs goes on. A pause that drift",
      "left is ended, an operator's stays.",
      "",
      "Examples:",
      "  ./weir repair ingest",
      "  ./weir repair https://sqs.us-east-1.amazonaws.com/123456789012/ingest --json",
      "  ./weir repair provider:LAADS --semaphores-table prod-Semaphores --slots-table prod-Slots"
    })
public final class RepairCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "QUEUE",
      description = "A queue's name or URL, or a shared semaphore's key such as provider:LAADS.")
  private String queue = "";

  @Mixin private Installation installation = new Installation();

  @Mixin private JsonOption json = new JsonOption();

  private final Terminal terminal;

  /** Writes to the terminal. */
  public RepairCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var opened = installation.open(terminal::note)) {
      SemaphoreKey key = opened.key(queue);
      requireKnown(opened.semaphores(), key);
      RepairReport report = opened.repair().repair(key);
      if (json.isWanted()) {
        terminal.print(json(report).toString());
      } else {
        print(report);
      }
    }
    return 0;
  }

  /** A repair of what is not there would write it. */
  private static void requireKnown(Semaphores semaphores, SemaphoreKey key) {
    if (SemaphoreState.absent(key).equals(semaphores.peek(Set.of(key)).get(key))) {
      throw VerbException.usage(
          "there is no semaphore %s; there are: %s"
              .formatted(
                  key,
                  String.join(
                      ", ",
                      semaphores.all().stream()
                          .map(each -> each.key().value())
                          .sorted()
                          .toList())));
    }
  }

  private void print(RepairReport report) {
    terminal.print("semaphore  " + report.semaphore());
    terminal.print(
        report.before() == report.after()
            ? "counter    " + report.after() + ", as many as slots are held"
            : "counter    " + report.before() + " -> " + report.after() + ", the slots held");
    terminal.print(
        report.pausedReason() == null
            ? "paused     no"
            : "paused     yes: " + report.pausedReason());
  }

  private static JsonObject json(RepairReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("semaphore", report.semaphore().value());
    json.addProperty("before", report.before());
    json.addProperty("after", report.after());
    json.addProperty("pausedReason", report.pausedReason());
    return json;
  }
}
