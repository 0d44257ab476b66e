package io.weir.cli.ingestbench;

import io.weir.cli.terminal.VerbException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * When an execution was in a state, by its history.
 *
 * @param entered the first time
 * @param exited the last time
 */
record StateTimes(Instant entered, Instant exited) {
  /**
   * Reads a history.
   *
   * @throws VerbException if the execution did not come through that state
   */
  static StateTimes of(String state, List<HistoryEvent> history) {
    List<Instant> entered =
        times(
            history,
            event ->
                event.stateEnteredEventDetails() == null
                    ? null
                    : event.stateEnteredEventDetails().name(),
            state);
    List<Instant> exited =
        times(
            history,
            event ->
                event.stateExitedEventDetails() == null
                    ? null
                    : event.stateExitedEventDetails().name(),
            state);
    if (entered.isEmpty() || exited.isEmpty()) {
      throw VerbException.failed("the workflow did not come through its state " + state);
    }
    return new StateTimes(entered.getFirst(), exited.getLast());
  }

  /** What was done there. */
  Stage stage(int count, CpuTimeline functions, CpuTimeline endpoints) {
    return new Stage(
        count,
        Duration.between(entered, exited),
        functions.between(entered, exited),
        endpoints.between(entered, exited));
  }

  private static List<Instant> times(
      List<HistoryEvent> history, Function<HistoryEvent, @Nullable String> name, String state) {
    return history.stream()
        .filter(event -> Objects.equals(name.apply(event), state))
        .map(HistoryEvent::timestamp)
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
