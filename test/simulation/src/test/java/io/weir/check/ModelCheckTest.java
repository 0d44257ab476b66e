package io.weir.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Explores every default bound to its end, two at a time. */
final class ModelCheckTest {
  @Test
  void explore_defaultBounds_keepEveryPromise() throws Exception {
    List<Exploration> explorations = explore(Bounds.all());

    explorations.forEach(each -> System.out.println(each.toLine()));
    long states = explorations.stream().mapToLong(Exploration::states).sum();
    System.out.println(states + " states in " + explorations.size() + " bounds");
    assertThat(explorations)
        .allSatisfy(
            each ->
                assertThat(each.isKept())
                    .as("%s%n%s%n%s", each.toLine(), each.violation(), each.trace())
                    .isTrue());
    assertThat(states).isGreaterThanOrEqualTo(1_000_000);
  }

  @Test
  void explore_aCap_saysSo() {
    Exploration exploration =
        ModelChecker.explore(Bound.of(Scenario.DISTINCT, 2, 1, 1).upTo(50), _ -> {});

    assertThat(exploration.isKept()).isFalse();
    assertThat(exploration.toLine()).contains("NOT EXHAUSTED");
  }

  @Test
  void explore_twice_isTheSame() {
    Bound bound = Bound.of(Scenario.DISTINCT, 2, 2, 1).with(1, Set.of(Fault.LOST_EVENT));
    Exploration first = ModelChecker.explore(bound, _ -> {});
    Exploration second = ModelChecker.explore(bound, _ -> {});

    assertThat(List.of(second.states(), second.transitions(), second.depth()))
        .isEqualTo(List.of(first.states(), first.transitions(), first.depth()));
  }

  private static List<Exploration> explore(List<Bound> bounds) throws Exception {
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Future<Exploration>> running =
          bounds.stream()
              .map(bound -> two.submit(() -> ModelChecker.explore(bound, _ -> {})))
              .toList();
      List<Exploration> explorations = new ArrayList<>();
      for (Future<Exploration> each : running) {
        explorations.add(each.get());
      }
      return explorations;
    }
  }
}
