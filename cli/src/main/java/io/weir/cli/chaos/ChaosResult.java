package io.weir.cli.chaos;

import io.weir.cli.drain.DrainResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run with kills has shown.
 *
 * @param drained with the promises about kills among its violations
 * @param asked how many kills there were to be
 * @param kills those there were
 * @param restarts how many times the functions' process was started again
 */
record ChaosResult(
    DrainResult drained, long seed, int asked, List<Kill> kills, int restarts, Healing healing) {

  static ChaosResult of(ChaosRun.Outcome outcome, long seed, int asked, List<Kill> kills) {
    List<String> violations =
        violations(asked, kills.size(), outcome.restarts(), outcome.healing());
    return new ChaosResult(
        outcome.drained().result().withViolations(violations),
        seed,
        asked,
        kills,
        outcome.restarts(),
        outcome.healing());
  }

  /** One line for each promise about kills that was broken. */
  static List<String> violations(int asked, int kills, int restarts, Healing healing) {
    List<String> broken = new ArrayList<>();
    if (kills < asked) {
      broken.add(
          "%d of %d kills happened before all messages were started; ask for fewer, or more messages"
              .formatted(kills, asked));
    }
    if (restarts < kills) {
      broken.add(
          "the functions were killed %d times and came back %d times".formatted(kills, restarts));
    }
    if (healing.healed() < healing.leftBehind()) {
      broken.add(
          "%d of the %d slots that kills left behind were never healed"
              .formatted(healing.leftBehind() - healing.healed(), healing.leftBehind()));
    }
    return broken;
  }

  /** How many kills there were at each moment: {@code after acquire}. */
  Map<String, Long> killsByMoment() {
    return kills.stream()
        .collect(Collectors.groupingBy(Kill::moment, TreeMap::new, Collectors.counting()));
  }
}
