package io.weir.cli.ingestbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.cli.terminal.VerbException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

class StateTimesTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<HistoryEvent> HISTORY =
      List.of(
          HistoryEvent.builder().timestamp(BEGIN).build(),
          entered("Discover", 1),
          exited("Discover", 4),
          entered("Queue", 5),
          exited("Queue", 11));

  @Test
  void of_aState_isFromEnteringToLeavingIt() {
    assertThat(StateTimes.of("Discover", HISTORY))
        .isEqualTo(new StateTimes(BEGIN.plusSeconds(1), BEGIN.plusSeconds(4)));
    assertThat(StateTimes.of("Queue", HISTORY))
        .isEqualTo(new StateTimes(BEGIN.plusSeconds(5), BEGIN.plusSeconds(11)));
  }

  @Test
  void of_aStateThatWasNotLeft_isAFailure() {
    assertThatThrownBy(() -> StateTimes.of("Queue", HISTORY.subList(0, 4)))
        .isInstanceOf(VerbException.class)
        .hasMessageContaining("Queue");
  }

  @Test
  void stage_looksAtTheCpuOfThatTime() {
    CpuTimeline functions = timeline();
    functions.add(BEGIN, Duration.ofMillis(100));
    functions.add(BEGIN.plusSeconds(1), Duration.ofMillis(300));
    functions.add(BEGIN.plusSeconds(4), Duration.ofMillis(1_300));
    functions.add(BEGIN.plusSeconds(5), Duration.ofMillis(9_000));
    CpuTimeline endpoints = timeline();
    endpoints.add(BEGIN, Duration.ofMillis(40));
    endpoints.add(BEGIN.plusSeconds(3), Duration.ofMillis(70));

    assertThat(StateTimes.of("Discover", HISTORY).stage(12, functions, endpoints))
        .isEqualTo(
            new Stage(12, Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofMillis(30)));
  }

  private static CpuTimeline timeline() {
    return new CpuTimeline(ProcessHandle.current(), Instant::now);
  }

  private static HistoryEvent entered(String state, int second) {
    return HistoryEvent.builder()
        .timestamp(BEGIN.plusSeconds(second))
        .stateEnteredEventDetails(details -> details.name(state))
        .build();
  }

  private static HistoryEvent exited(String state, int second) {
    return HistoryEvent.builder()
        .timestamp(BEGIN.plusSeconds(second))
        .stateExitedEventDetails(details -> details.name(state))
        .build();
  }
}
