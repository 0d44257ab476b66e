package io.weir.contract;

import static io.weir.contract.InDynamoDbTables.number;
import static io.weir.contract.InDynamoDbTables.text;
import static io.weir.contract.SampleSlots.slot;
import static io.weir.contract.SampleSlots.take;
import static io.weir.contract.SemaphoresContract.KEY;
import static io.weir.contract.SemaphoresContract.NOON;
import static io.weir.contract.SemaphoresContract.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Permit;
import io.weir.semaphore.Refusal.RefusedSemaphore;
import io.weir.semaphore.Refusal.RefusedSlot;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that somebody has edited by hand: each is told, and keeps nothing from the others. */
final class NonsenseItemsTest {
  private static final Instant SOON = NOON.plusSeconds(15);

  private final InDynamoDbTables tables = new InDynamoDbTables();
  private final Slots slots = tables.slots();
  private final Slot edited = slot("edited", KEY);
  private final Slot other = slot("other", KEY);

  @BeforeEach
  void holdTwo() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
    slots.acquire(List.of(new Permit(KEY, 2, 5)), List.of(take(edited), take(other)));
  }

  static Stream<Arguments> slotEdits() {
    return Stream.of(
        Arguments.of("queueUrl", text("granules")),
        Arguments.of("queueUrl", text("http://[")),
        Arguments.of("stateMachineArn", text("arn:aws:states:us-east-1:1:stateMachine:x")),
        Arguments.of(
            "stateMachineArn", text("arn:aws:states:us-east-1:000000000000:stateMachine:Other")),
        Arguments.of("token", number(1)),
        Arguments.of("acquiredAt", text("yesterday")),
        Arguments.of("acquiredAt", number(1)),
        Arguments.of("startTimeMillis", text("now")),
        Arguments.of("attempts", number(-1)),
        Arguments.of("redriveCount", AttributeValue.fromN("0.5")),
        Arguments.of("missingSince", text("")),
        Arguments.of("bodyHash", number(1)),
        Arguments.of("permits", text("1")),
        Arguments.of("permits", permits(KEY.value(), "-1")),
        Arguments.of("permits", permits(KEY.value(), "0")),
        Arguments.of("permits", permits(KEY.value(), "0.5")),
        Arguments.of("permits", permits(KEY.value(), "2147483647")),
        Arguments.of("permits", permits(" ", "1")),
        Arguments.of("permits", AttributeValue.fromM(Map.of())));
  }

  @ParameterizedTest
  @MethodSource("slotEdits")
  void slotEdited_isToldWithTableKeyAndAttributeAndLeftOut(String attribute, AttributeValue value) {
    tables.editSlot(edited.holder().value(), attribute, value);

    assertThat(slots.read(Set.of(edited.holder(), other.holder())))
        .containsOnlyKeys(other.holder());
    List<String> unreadable = new ArrayList<>();
    List<Slot> found = new ArrayList<>();
    slots.scan(found::add, unreadable::add);

    assertThat(found).containsExactly(other);
    assertThat(unreadable)
        .singleElement()
        .asString()
        .contains("Slots", edited.holder().value(), attribute, "correct the item")
        .doesNotContain("\n");
    assertThat(tables.warnings()).hasSize(2).allMatch(line -> line.contains(unreadable.getFirst()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queueUrl",
        "stateMachineArn",
        "token",
        "acquiredAt",
        "startTimeMillis",
        "attempts",
        "redriveCount",
        "bodyHash",
        "permits"
      })
  void slotWithoutAnAttribute_isToldAndLeftOut(String attribute) {
    tables.removeFromSlot(edited.holder().value(), attribute);

    assertThat(tables.scanned()).containsExactly(other);
    assertThat(tables.warnings()).singleElement().asString().contains(attribute, "missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "not an ARN"})
  void slotOfNoExecution_isToldAndLeftOut(String holder) {
    tables.copySlot(edited.holder().value(), holder);

    assertThat(tables.scanned()).containsExactlyInAnyOrder(edited, other);
    assertThat(tables.warnings()).singleElement().asString().contains("item " + holder);
  }

  /** The pass gives that message back and goes on with the others. */
  @Test
  void acquire_refusedByANonsenseSlot_isRefusedByASlotThatCannotBeTold() {
    tables.editSlot(edited.holder().value(), "attempts", text("many"));

    AcquireResult result =
        slots.acquire(
            List.of(new Permit(KEY, 2, 5)), List.of(take(edited), take(slot("new", KEY))));

    assertThat(SlotsSuite.refusal(result).slots())
        .containsExactly(new RefusedSlot(edited.holder(), null));
    assertThat(tables.warnings()).singleElement().asString().contains("attempts");
  }

  @Test
  void acquire_refusedByANonsenseSemaphore_isRefusedAsIfItWereAbsent() {
    tables.editSemaphore(KEY, "semvalue", text("many"));

    AcquireResult result =
        slots.acquire(List.of(new Permit(KEY, 1, 5)), List.of(take(slot("new", KEY))));

    assertThat(SlotsSuite.refusal(result).semaphores())
        .containsExactly(new RefusedSemaphore(KEY, null));
    assertThat(tables.warnings()).singleElement().asString().contains("semvalue");
  }

  @Test
  void release_refusedByANonsenseSlot_neitherThrowsNorReleases() {
    tables.editSlot(edited.holder().value(), "token", number(1));

    assertThat(SlotsSuite.refusal(slots.release(List.of(edited, other), Map.of())).slots())
        .containsExactly(new RefusedSlot(edited.holder(), null));
    assertThat(slots.release(List.of(other), Map.of())).isInstanceOf(ReleaseResult.Released.class);
  }

  /** A counter never blocks a release, whatever it is: it is drift, and pauses the semaphore. */
  @ParameterizedTest
  @ValueSource(strings = {"-3", "0.5", "1.5"})
  void release_counterIsANonsenseNumber_setsZeroAndPauses(String counter) {
    tables.editSemaphore(KEY, "semvalue", AttributeValue.fromN(counter));
    assertReleasedByDrift();
  }

  @Test
  void release_counterIsNoNumber_setsZeroAndPauses() {
    tables.editSemaphore(KEY, "semvalue", text("two"));
    assertReleasedByDrift();
  }

  private void assertReleasedByDrift() {
    assertThat(SlotsSuite.refusal(slots.release(List.of(edited, other), Map.of())).semaphores())
        .containsExactly(new RefusedSemaphore(KEY, null));

    assertThat(slots.release(List.of(edited, other), Map.of(KEY, 0)))
        .isInstanceOf(ReleaseResult.Released.class);

    assertThat(tables.peek(KEY).used()).isZero();
    assertThat(tables.peek(KEY).pausedReason()).isEqualTo(Slots.DRIFT);
    assertThat(tables.slotCount()).isZero();
  }

  @Test
  void adopt_counterIsNoNumber_namesTheSemaphore() {
    tables.editSemaphore(KEY, "semvalue", text("two"));

    assertThatThrownBy(() -> slots.adopt(slot("redriven", KEY)))
        .isInstanceOf(SemaphoreException.class)
        .hasMessageContainingAll("Semaphores", KEY.value(), "data type");
  }

  static Stream<Arguments> semaphoreEdits() {
    return Stream.of(
        Arguments.of("semvalue", text("two")),
        Arguments.of("semvalue", number(-1)),
        Arguments.of("executionLimit", text("5")),
        Arguments.of("deployedAt", text("today")),
        Arguments.of("paused", text("yes")),
        Arguments.of("queues", AttributeValue.fromSs(List.of(QUEUE.value(), "rubbish"))),
        Arguments.of("semaphores", AttributeValue.fromSs(List.of(" "))),
        Arguments.of("stateMachines", AttributeValue.fromSs(List.of("demo"))),
        Arguments.of("failureRun", AttributeValue.fromM(Map.of("count", number(1)))));
  }

  @ParameterizedTest
  @MethodSource("semaphoreEdits")
  void semaphoreEdited_isRefusedByPeekAndLeftOutOfAll(String attribute, AttributeValue value) {
    tables.semaphores().deploy(SemaphoresContract.SHARED, 7, NOON, Set.of());
    tables.editSemaphore(KEY, attribute, value);

    assertThatThrownBy(() -> tables.peek(KEY))
        .isInstanceOf(SemaphoreException.class)
        .hasMessageContainingAll("Semaphores", KEY.value(), attribute, "correct the item")
        .message()
        .doesNotContain("\n");
    List<String> unreadable = new ArrayList<>();
    assertThat(tables.semaphores().all(unreadable::add))
        .containsExactly(tables.peek(SemaphoresContract.SHARED));
    assertThat(unreadable).singleElement().asString().contains(attribute);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "http://[", "https:"})
  void semaphoreOfNoQueue_isToldAndLeftOutOfAll(String key) {
    tables.editSemaphore(key, "semvalue", number(1));

    assertThat(tables.semaphores().all()).containsExactly(tables.peek(KEY));
    assertThat(tables.warnings()).singleElement().asString().contains("item " + key);
  }

  @Test
  void leases_edited_holdNobodyUp() {
    tables.leases().take(QUEUE, "a", NOON, SOON);
    tables.editSemaphore("pass:" + QUEUE, "leaseUntil", text("for ever"));
    tables.reconcileLease().take("a", NOON, SOON);
    tables.editSemaphore("reconcile", "leaseUntil", text("for ever"));

    assertThat(tables.leases().take(QUEUE, "b", NOON, SOON)).isTrue();
    assertThat(tables.reconcileLease().take("b", NOON, SOON)).isTrue();
  }

  @Test
  void foreignExecution_edited_isForgottenAndRememberedAnew() {
    ExecutionArn stranger = slot("stranger").holder();
    tables.foreignExecutions().remember(Set.of(stranger), SOON);
    tables.editSemaphore("foreign:" + stranger, "forgetAt", text("never"));

    assertThat(tables.foreignExecutions().known(Set.of(stranger), NOON)).isEmpty();
    tables.foreignExecutions().remember(Set.of(stranger), SOON);
    assertThat(tables.foreignExecutions().known(Set.of(stranger), NOON)).containsExactly(stranger);
  }

  @Test
  void tableMissing_isNamedWithWhatToDo() {
    var missing = tables.missing();

    assertThatThrownBy(() -> missing.semaphores().peek(Set.of(KEY)))
        .isInstanceOf(SemaphoreException.class)
        .hasMessageContainingAll("table NoSemaphores", "no such table", "SemaphoresTable");
    assertThatThrownBy(() -> missing.slots().scan(_ -> {}))
        .hasMessageContainingAll("table NoSlots", "no such table");
    assertThatThrownBy(() -> missing.slots().release(List.of(other), Map.of()))
        .hasMessageContainingAll("NoSlots", "NoSemaphores", "no such table");
  }

  private static AttributeValue permits(String key, String count) {
    return AttributeValue.fromM(Map.of(key, AttributeValue.fromN(count)));
  }
}
