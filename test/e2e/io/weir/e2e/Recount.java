package io.weir.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Computes a summary's figures from its report, in other ways than the command line does: by
 * looking at each instant at which something changes, and by counting starts and stops apart.
 */
final class Recount {
  private final List<Run> runs = new ArrayList<>();

  private record Run(String messageId, Instant start, Instant stop, boolean succeeded) {
    boolean isRunningAt(Instant instant) {
      return !instant.isBefore(start) && instant.isBefore(stop);
    }
  }

  private Recount() {}

  static Recount of(Path report) throws IOException {
    Recount recount = new Recount();
    for (String line : Files.readAllLines(report)) {
      recount.runs.add(run(JsonParser.parseString(line).getAsJsonObject()));
    }
    return recount;
  }

  private static Run run(JsonObject line) {
    return new Run(
        line.get("messageId").getAsString(),
        Instant.parse(line.get("start").getAsString()),
        Instant.parse(line.get("stop").getAsString()),
        line.get("status").getAsString().equals("SUCCEEDED"));
  }

  int started() {
    return runs.size();
  }

  long succeeded() {
    return runs.stream().filter(Run::succeeded).count();
  }

  int duplicates() {
    Set<String> seen = new HashSet<>();
    Set<String> again = new HashSet<>();
    runs.forEach(
        run -> {
          if (!seen.add(run.messageId())) {
            again.add(run.messageId());
          }
        });
    return again.size();
  }

  /** More can run at the start of one of them only. */
  long maxRunning() {
    return runs.stream().mapToLong(run -> runningAt(run.start())).max().orElse(0);
  }

  /** Between two changes the number of executions that run stays what it is. */
  double utilization(int limit) {
    TreeSet<Instant> changes = new TreeSet<>();
    runs.forEach(run -> changes.addAll(List.of(run.start(), run.stop())));
    Instant lastStart = starts().getLast();
    double used = 0;
    for (Instant from : changes.headSet(lastStart)) {
      used += runningAt(from) * seconds(from, Objects.requireNonNull(changes.higher(from)));
    }
    return used / (limit * seconds(changes.first(), lastStart));
  }

  /** The n-th slot to become free again is filled by the n-th start after the limit's. */
  long handOffMillis(int limit, int percent) {
    List<Instant> starts = starts();
    List<Instant> stops = runs.stream().map(Run::stop).sorted().toList();
    List<Long> millis = new ArrayList<>();
    for (int i = limit; i < starts.size(); i++) {
      millis.add(Duration.between(stops.get(i - limit), starts.get(i)).toMillis());
    }
    millis.sort(null);
    return millis.get((int) Math.ceil(millis.size() * percent / 100.0) - 1);
  }

  double elapsedSeconds() {
    Instant last = runs.stream().map(Run::stop).max(Instant::compareTo).orElseThrow();
    return Duration.between(starts().getFirst(), last).toMillis() / 1000.0;
  }

  private List<Instant> starts() {
    return runs.stream().map(Run::start).sorted().toList();
  }

  private long runningAt(Instant instant) {
    return runs.stream().filter(run -> run.isRunningAt(instant)).count();
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
