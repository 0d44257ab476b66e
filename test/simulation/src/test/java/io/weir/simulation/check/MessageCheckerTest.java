package io.weir.simulation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.simulation.check.Observation.Finished;
import io.weir.simulation.check.Observation.InvocationEnded;
import io.weir.simulation.check.Observation.InvocationThrew;
import io.weir.simulation.check.Observation.MessageDeleted;
import io.weir.simulation.check.Observation.MessageGivenBack;
import io.weir.simulation.check.Observation.MessageQuarantined;
import io.weir.simulation.check.Observation.MessageReceived;
import io.weir.simulation.check.Observation.MessageSent;
import io.weir.simulation.check.Observation.MessageSentBack;
import io.weir.simulation.check.Observation.StartRefused;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R2 is found broken in a history that breaks it, and only there. */
class MessageCheckerTest {
  private static final Observation DRAINED = new Finished(true, List.of());

  @Test
  void ranAndDeleted_breaksNothing() {
    assertThat(
            History.withLimit(5)
                .run(1, "a", 1)
                .see(2, new MessageDeleted("m-a"))
                .see(9, DRAINED)
                .broken())
        .isEmpty();
  }

  @Test
  void neitherRanNorThere_breaksR2() {
    assertThat(History.withLimit(5).send(1, "a").see(9, DRAINED).violations())
        .extracting(Violation::toSentence)
        .containsExactly("at 9.000 s R2 is broken for m-a: it is lost: no execution, on no queue");
  }

  @Test
  void deletedUnseen_breaksR2() {
    assertThat(History.withLimit(5).send(1, "a").see(2, new MessageDeleted("m-a")).broken())
        .containsExactly("R2");
  }

  @Test
  void startedThoughNobodyAsked_breaksR2() {
    assertThat(History.withLimit(5).take(1, "a", 1).start(1, "a").broken()).containsExactly("R2");
  }

  @Test
  void startedAfterItsQuarantine_breaksR2() {
    assertThat(
            History.withLimit(5)
                .send(1, "a")
                .see(2, new MessageQuarantined("m-a", "never-started"))
                .take(3, "a", 1)
                .start(3, "a")
                .broken())
        .containsExactly("R2");
  }

  @Test
  void startedAfterItsQuarantine_ofACopyInHand_breaksNothing() {
    assertThat(
            History.withLimit(5)
                .send(1, "a")
                .see(1, new MessageReceived("m-a", 1, 1))
                .see(2, new MessageReceived("m-a", 2, 2))
                .see(2, new MessageQuarantined("m-a", "never-started"))
                .take(3, "a", 1)
                .start(3, "a")
                .see(9, DRAINED)
                .broken())
        .isEmpty();
  }

  @Test
  void receivedAgainAfterGivenBack_isNoCopyInHand() {
    assertThat(
            History.withLimit(5)
                .send(1, "a")
                .see(1, new MessageReceived("m-a", 1, 1))
                .see(2, new MessageGivenBack("m-a", 1))
                .see(3, new MessageReceived("m-a", 2, 2))
                .see(4, new MessageQuarantined("m-a", "never-started"))
                .take(5, "a", 1)
                .start(5, "a")
                .broken())
        .containsExactly("R2");
  }

  @Test
  void quarantinedThoughItRan_breaksR2() {
    assertThat(
            History.withLimit(5)
                .run(1, "a", 1)
                .see(2, new MessageQuarantined("m-a", "never-started"))
                .broken())
        .containsExactly("R2");
  }

  @Test
  void quarantinedBeforeItsTwinRan_breaksNothing() {
    Observation twin = new MessageSent(new Sent("m-twin", History.QUEUE, "a", "work a", null));

    assertThat(
            History.withLimit(5)
                .send(1, "a")
                .see(2, new MessageQuarantined("m-a", "never-started"))
                .see(3, twin)
                .take(4, "a", 1)
                .start(4, "a")
                .see(9, DRAINED)
                .broken())
        .isEmpty();
  }

  @Test
  void quarantinedAndRanWithoutTwin_breaksR2() {
    assertThat(
            History.withLimit(5)
                .run(1, "a", 1)
                .see(2, new MessageReceived("m-a", 1, 1))
                .see(2, new MessageQuarantined("m-a", "never-started"))
                .see(9, DRAINED)
                .violations())
        .extracting(Violation::what)
        .containsExactly("it was quarantined as never-started, which it is not");
  }

  @Test
  void refusedForGoodAndRan_breaksNothing() {
    assertThat(
            History.withLimit(5)
                .send(1, "a")
                .see(2, new StartRefused("a"))
                .see(2, new MessageQuarantined("m-a", "refused-by-step-functions"))
                .take(3, "a", 1)
                .start(3, "a")
                .see(9, DRAINED)
                .broken())
        .isEmpty();
  }

  @Test
  void quarantinedWithoutReason_breaksR2() {
    assertThat(
            History.withLimit(5).send(1, "a").see(2, new MessageQuarantined("m-a", null)).broken())
        .containsExactly("R2");
  }

  @Test
  void movedBySqsAfterTwoAccidents_breaksNothing() {
    History history = History.withLimit(5).send(1, "a");
    for (int invocation = 1; invocation <= 2; invocation++) {
      history
          .see(2, new MessageReceived("m-a", invocation, invocation))
          .see(3, new InvocationEnded(invocation, "tick", false));
    }

    assertThat(history.see(4, new MessageQuarantined("m-a", null)).broken()).isEmpty();
  }

  @Test
  void quarantinedForAnotherReasonThanItsOwn_breaksR2() {
    History history = History.withLimit(5).sendBad(1, "a", "not-json");

    assertThat(history.see(2, new MessageQuarantined("m-a", "not-json")).broken()).isEmpty();
    assertThat(history.see(3, new MessageQuarantined("m-a", "no-limit")).broken())
        .containsExactly("R2");
  }

  @Test
  void soundMessageQuarantined_breaksR2() {
    for (String reason : List.of("no-limit", "name-in-use", "refused-by-step-functions")) {
      assertThat(
              History.withLimit(5)
                  .send(1, "a")
                  .see(2, new MessageQuarantined("m-a", reason))
                  .broken())
          .containsExactly("R2");
    }
  }

  @Test
  void sentBack_isNoLongerThere_breaksNothing() {
    assertThat(
            History.withLimit(5)
                .send(1, "a")
                .see(2, new StartRefused("a"))
                .see(2, new MessageQuarantined("m-a", "refused-by-step-functions"))
                .see(3, new MessageSentBack("m-a"))
                .see(9, DRAINED)
                .broken())
        .isEmpty();
  }

  @Test
  void leftOver_isStuck() {
    assertThat(
            History.withLimit(5).send(1, "a").see(9, new Finished(false, List.of("m-a"))).broken())
        .containsExactly("never stuck");
  }

  @Test
  void unexpectedException_isTold() {
    assertThat(new History().see(1, new InvocationThrew(1, "tick", "a surprise")).broken())
        .containsExactly("no surprise");
  }
}
