package io.weir.cli.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.measure.Measurements;
import io.weir.cli.measure.RunRecord;
import io.weir.cli.messages.Draft;
import io.weir.cli.messages.SentMessage;
import io.weir.cli.stack.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromisesTest {
  private static final Held NOTHING = new Held(0, Map.of());

  @Test
  void broken_allKept_isNone() {
    List<RunRecord> records = List.of(record("m1"));

    assertThat(
            new Promises()
                .limitKept(Measurements.of(records, 1), 1)
                .noneRanTwice(Measurements.of(records, 1))
                .noneLost(List.of())
                .allAskedFor(records)
                .allReasoned(List.of(new QuarantinedMessage("x", "not-json", "line 1")))
                .nothingHeld(NOTHING)
                .broken())
        .isEmpty();
  }

  @Test
  void broken_standstillOfAPausedQueue_saysWhatWaitsAndWhy() {
    Watch.Ending ending = new Watch.Ending(new Progress(5, 3, 2, 0, Duration.ofSeconds(9)), 2);
    Held.Semaphore paused = new Held.Semaphore(1, 5, "drift");

    assertThat(new Promises().cameToAnEnd(ending, Optional.of(paused)).broken())
        .containsExactly(
            "nothing happens any more: 2 messages wait, 1 executions run;"
                + " the queue is paused: drift");
  }

  @Test
  void broken_cameToAnEnd_isNone() {
    Watch.Ending ending = new Watch.Ending(new Progress(3, 3, 3, 0, Duration.ofSeconds(9)), 0);

    assertThat(new Promises().cameToAnEnd(ending, Optional.empty()).broken()).isEmpty();
  }

  @Test
  void broken_limitExceeded_saysBy() {
    List<RunRecord> records = List.of(record("m1"), record("m2"));

    assertThat(new Promises().limitKept(Measurements.of(records, 1), 1).broken())
        .containsExactly("2 executions ran at once, the limit is 1");
  }

  @Test
  void broken_ranTwice_isTold() {
    Measurements measured = Measurements.of(List.of(record("m1"), record("m1")), 5);

    assertThat(new Promises().noneRanTwice(measured).broken()).hasSize(1);
  }

  @Test
  void broken_lost_namesTheMessage() {
    SentMessage lost = new SentMessage("id-7", Draft.unread(7, "body"));

    assertThat(new Promises().noneLost(List.of(lost)).broken().getFirst()).contains("7 (id-7)");
  }

  @Test
  void broken_eachOther_isALine() {
    assertThat(
            new Promises()
                .allAskedFor(List.of(record(null)))
                .allReasoned(List.of(new QuarantinedMessage("x", null, null)))
                .nothingHeld(new Held(1, Map.of("k", new Held.Semaphore(1, 5, null))))
                .broken())
        .hasSize(3);
  }

  @Test
  void broken_semaphoreHeldWithoutSlots_isTold() {
    Held drifted = new Held(0, Map.of("k", new Held.Semaphore(2, 5, null)));

    assertThat(new Promises().nothingHeld(drifted).broken()).hasSize(1);
  }

  private static RunRecord record(@Nullable String messageId) {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    return new RunRecord("arn", messageId, start, start.plusSeconds(1), "SUCCEEDED");
  }
}
