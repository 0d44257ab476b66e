package io.weir.simulation.check;

import static io.weir.simulation.check.History.QUEUE;
import static io.weir.simulation.check.History.slot;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.simulation.check.Observation.EventsDelivered;
import io.weir.simulation.check.Observation.ExecutionEnded;
import io.weir.simulation.check.Observation.ExecutionRedriven;
import io.weir.simulation.check.Observation.InvocationEnded;
import io.weir.simulation.check.Observation.Misled;
import io.weir.simulation.check.Observation.OverrideSet;
import io.weir.simulation.check.Observation.PauseSet;
import io.weir.simulation.check.Observation.Peeked;
import io.weir.simulation.check.Observation.ReceiveAsked;
import io.weir.simulation.check.Observation.Scanned;
import io.weir.simulation.check.Observation.SlotAdopted;
import io.weir.simulation.check.Observation.SlotsReleased;
import io.weir.simulation.check.Observation.StartedByHand;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Each promise about slots is found broken in a history that breaks it, and only there. */
class SlotCheckersTest {
  @Test
  void wellBehaved_breaksNothing() {
    History history =
        History.withLimit(1).run(1, "a", 1).end(5, "a").see(6, released(0, "a")).run(7, "b", 1);

    assertThat(history.broken()).isEmpty();
  }

  @Test
  void takenAboveTheLimit_breaksR1() {
    assertThat(History.withLimit(1).take(1, "a", 1).take(2, "b", 2).violations())
        .extracting(Violation::toSentence)
        .containsExactly(
            "at 2.000 s R1 is broken for queue: at most 1 slots expected in use after an acquire,"
                + " found 2");
  }

  @Test
  void takenWithoutLimit_breaksR1() {
    assertThat(new History().take(1, "a", 1).broken()).containsExactly("R1");
  }

  @Test
  void takenWhilePaused_breaksR1() {
    assertThat(History.withLimit(2).see(1, new PauseSet(QUEUE, "drift")).take(2, "a", 1).broken())
        .containsExactly("R1");
  }

  @Test
  void takenAboveALoweredLimit_breaksR7() {
    assertThat(
            History.withLimit(2)
                .take(1, "a", 1)
                .see(2, new OverrideSet(QUEUE, OptionalInt.of(1)))
                .take(3, "b", 2)
                .broken())
        .containsExactly("R7");
  }

  @Test
  void lowered_whatRunsGoesOn_breaksNothing() {
    assertThat(History.withLimit(2).run(1, "a", 1).run(1, "b", 2).deploy(2, 1).broken()).isEmpty();
  }

  @Test
  void startedWithoutSlot_breaksR1() {
    assertThat(History.withLimit(1).send(1, "a").start(1, "a").broken()).containsExactly("R1");
  }

  @Test
  void releasedWhileItRuns_breaksR1() {
    assertThat(History.withLimit(1).run(1, "a", 1).see(2, released(0, "a")).broken())
        .containsExactly("R1");
  }

  @Test
  void releasedWhileALaterRunRuns_breaksR1OnlyOnceAdopted() {
    History notAdopted =
        History.withLimit(1)
            .run(1, "a", 1)
            .end(2, "a")
            .see(3, new ExecutionRedriven("a", 1))
            .see(4, released(0, "a"));
    History adopted = notAdopted.see(5, adopted(1, "a", 1)).see(6, released(0, "a"));

    assertThat(adopted.violations()).extracting(each -> each.at().toSeconds()).containsExactly(6L);
  }

  @Test
  void moreRunThanTheLimitEverWas_breaksR1() {
    History history = History.withLimit(1).run(1, "a", 1).run(2, "b", 1);

    assertThat(history.violations())
        .extracting(Violation::what)
        .contains("2 executions run, the limit was never above 1");
  }

  @Test
  void copyByHandAdopted_breaksR1() {
    assertThat(
            History.withLimit(2)
                .run(1, "a", 1)
                .see(2, new StartedByHand("copy", "a"))
                .see(3, adopted(2, "copy", 1))
                .broken())
        .containsExactly("R1");
  }

  @Test
  void counterOtherThanTheSum_breaksR4() {
    assertThat(History.withLimit(5).take(1, "a", 2).broken()).containsExactly("R4");
    assertThat(History.withLimit(5).run(1, "a", 1).end(2, "a").see(3, released(1, "a")).broken())
        .containsExactly("R4");
  }

  @Test
  void slotGoneOrThereWithoutReason_breaksR4() {
    assertThat(History.withLimit(5).take(1, "a", 1).see(2, scan(List.of(), 1)).broken())
        .containsExactly("R4");
    assertThat(History.withLimit(5).see(2, scan(List.of(slot(1, "a")), 0)).broken())
        .containsExactly("R4");
  }

  @Test
  void releasedTwice_breaksR6() {
    assertThat(
            History.withLimit(5)
                .run(1, "a", 1)
                .end(2, "a")
                .see(3, released(0, "a"))
                .see(4, released(0, "a"))
                .broken())
        .containsExactly("R6");
  }

  @Test
  void heldAfterItsEndWasHandled_breaksR6() {
    History handled =
        History.withLimit(5)
            .run(1, "a", 1)
            .end(9, "a")
            .see(10, new EventsDelivered(8, Map.of("a", 0)));

    assertThat(handled.see(11, new InvocationEnded(8, "completion", true)).broken())
        .containsExactly("R6");
  }

  @Test
  void heldAfterADisturbedInvocation_breaksNothing() {
    History handled =
        History.withLimit(5)
            .run(1, "a", 1)
            .end(9, "a")
            .see(10, new EventsDelivered(8, Map.of("a", 0)));

    assertThat(handled.see(11, new InvocationEnded(8, "completion", false)).broken()).isEmpty();
  }

  @Test
  void receivedWithoutRoom_breaksR5() {
    Observation full = new Peeked(1, Map.of(QUEUE, 2), List.of());

    assertThat(History.withLimit(2).see(1, full).see(2, new ReceiveAsked(1, QUEUE, 1)).broken())
        .containsExactly("R5");
  }

  @Test
  void receivedMoreThanTheSharedRoom_breaksR5() {
    History history =
        History.withLimit(5)
            .see(0, new OverrideSet("shared", OptionalInt.of(2)))
            .see(1, new Peeked(1, Map.of(QUEUE, 0), List.of()))
            .see(1, new Peeked(1, Map.of("shared", 1), List.of()));

    assertThat(history.see(2, new ReceiveAsked(1, QUEUE, 1)).broken()).isEmpty();
    assertThat(history.see(3, new ReceiveAsked(1, QUEUE, 2)).broken()).containsExactly("R5");
  }

  @Test
  void receivedUnseenOrPaused_breaksR5() {
    Observation paused = new Peeked(1, Map.of(QUEUE, 0), List.of(QUEUE));

    assertThat(History.withLimit(2).see(2, new ReceiveAsked(1, QUEUE, 1)).broken())
        .containsExactly("R5");
    assertThat(History.withLimit(2).see(1, paused).see(2, new ReceiveAsked(1, QUEUE, 1)).broken())
        .containsExactly("R5");
  }

  @Test
  void closedAndHeldTooLong_breaksR3() {
    History history = History.withLimit(5).run(0, "a", 1).end(10, "a");

    assertThat(history.round(100).round(160).broken()).isEmpty();
    assertThat(history.round(220).broken()).containsExactly("R3");
  }

  @Test
  void neverStartedAndHeldTooLong_breaksR3() {
    History history = History.withLimit(5).take(0, "a", 1);

    assertThat(history.round(100).round(160).broken()).isEmpty();
    assertThat(history.round(220).broken()).containsExactly("R3");
  }

  @Test
  void heldLonger_afterOldNews_breaksNothing() {
    assertThat(
            History.withLimit(5)
                .run(0, "a", 1)
                .end(10, "a")
                .see(99, new InvocationEnded(77, History.RECONCILER, false))
                .see(100, new Misled("a"))
                .round(100)
                .round(220)
                .broken())
        .isEmpty();
  }

  @Test
  void heldLonger_afterALateRound_breaksNothing() {
    History history = History.withLimit(5).take(0, "a", 1).round(100).round(170);

    assertThat(history.round(230).broken()).isEmpty();
    assertThat(history.round(290).broken()).containsExactly("R3");
  }

  @Test
  void redrivenAndNotAdopted_breaksR3() {
    History history =
        History.withLimit(5)
            .run(0, "a", 1)
            .end(10, "a")
            .see(11, released(0, "a"))
            .see(20, new ExecutionRedriven("a", 1))
            .round(30)
            .round(70);

    assertThat(history.broken()).isEmpty();
    assertThat(history.round(90).broken()).containsExactly("R3");
  }

  @Test
  void redrivenAndEndedUnadopted_breaksR3IfLate() {
    assertThat(
            History.withLimit(5)
                .run(0, "a", 1)
                .end(10, "a")
                .see(11, released(0, "a"))
                .see(20, new ExecutionRedriven("a", 1))
                .see(200, new ExecutionEnded("a", 1, "FAILED"))
                .broken())
        .containsExactly("R3");
  }

  private static Observation released(int used, String name) {
    return new SlotsReleased(List.of(name), Map.of(QUEUE, used), "completion");
  }

  private static Observation adopted(int used, String name, int run) {
    int counted = name.equals("a") ? 1 : used;
    return new SlotAdopted(slot(5, name, run), Map.of(QUEUE, counted));
  }

  private static Observation scan(List<HeldSlot> slots, int used) {
    return new Scanned(slots, Map.of(QUEUE, used));
  }
}
