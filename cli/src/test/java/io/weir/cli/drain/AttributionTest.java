package io.weir.cli.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.measure.RunRecord;
import io.weir.cli.messages.Draft;
import io.weir.cli.messages.SentMessage;
import io.weir.local.stepfunctions.ExecutionRecord;
import io.weir.local.stepfunctions.ExecutionStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:demo";

  @Test
  void records_namedExecution_belongsToTheMessageThatAskedForIt() {
    Attribution attribution = new Attribution(List.of(sent("m1", "a"), sent("m2", "b")), List.of());

    assertThat(attribution.records(List.of(execution("b"), execution("a"))))
        .extracting(RunRecord::messageId)
        .containsExactly("m1", "m2");
  }

  @Test
  void records_messageWithoutName_runsUnderItsId() {
    Attribution attribution = new Attribution(List.of(sent("m1", null)), List.of());

    assertThat(attribution.records(List.of(execution("m1"))))
        .extracting(RunRecord::messageId)
        .containsExactly("m1");
  }

  @Test
  void records_versionOfTheStateMachine_isTheSameMachine() {
    SentMessage message = new SentMessage("m1", new Draft(1, "body", MACHINE + ":7", "a"));

    assertThat(new Attribution(List.of(message), List.of()).records(List.of(execution("a"))))
        .extracting(RunRecord::messageId)
        .containsExactly("m1");
  }

  @Test
  void records_executionThatNobodyAskedFor_hasNoMessage() {
    Attribution attribution = new Attribution(List.of(sent("m1", "a")), List.of());

    assertThat(attribution.records(List.of(execution("stray"))).getFirst().messageId()).isNull();
  }

  @Test
  void records_oneNameTwoBodies_belongsToTheOneNotQuarantined() {
    SentMessage first = sent("m1", "a", "first");
    SentMessage second = sent("m2", "a", "second");
    Attribution attribution =
        new Attribution(List.of(first, second), List.of(quarantined("first")));

    assertThat(attribution.records(List.of(execution("a"))))
        .extracting(RunRecord::messageId)
        .containsExactly("m2");
    assertThat(attribution.lost(List.of(execution("a")))).isEmpty();
  }

  @Test
  void lost_neitherRanNorQuarantined_isLost() {
    SentMessage lost = sent("m2", "b", "lost");
    Attribution attribution =
        new Attribution(
            List.of(sent("m1", "a", "ran"), lost, sent("m3", "c", "bad")),
            List.of(quarantined("bad")));

    assertThat(attribution.lost(List.of(execution("a")))).containsExactly(lost);
  }

  @Test
  void lost_oneNameTwoBodiesAndOneRun_isTheOtherOne() {
    SentMessage second = sent("m2", "a", "second");
    Attribution attribution = new Attribution(List.of(sent("m1", "a", "first"), second), List.of());

    assertThat(attribution.lost(List.of(execution("a")))).containsExactly(second);
  }

  @Test
  void lost_equalMessages_areServedByOneExecution() {
    Attribution attribution = new Attribution(List.of(sent("m1", "a"), sent("m2", "a")), List.of());

    assertThat(attribution.lost(List.of(execution("a")))).isEmpty();
  }

  private static SentMessage sent(String id, @Nullable String name) {
    return sent(id, name, "body of " + name);
  }

  private static SentMessage sent(String id, @Nullable String name, String body) {
    return new SentMessage(id, new Draft(1, body, MACHINE, name));
  }

  private static QuarantinedMessage quarantined(String body) {
    return new QuarantinedMessage(body, "reason", "detail");
  }

  private static ExecutionRecord execution(String name) {
    Instant start = Instant.parse("2026-01-01T00:00:00Z").plusMillis(name.charAt(0));
    return new ExecutionRecord(
        "arn:" + name,
        MACHINE,
        name,
        "{}",
        start,
        start.plusSeconds(1),
        ExecutionStatus.SUCCEEDED,
        0);
  }
}
