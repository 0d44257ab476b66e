package io.weir.contract;

import static io.weir.contract.SampleSlots.STAMP;
import static io.weir.contract.SampleSlots.slot;
import static io.weir.contract.SampleSlots.slots;
import static io.weir.contract.SampleSlots.take;
import static io.weir.contract.SemaphoresContract.KEY;
import static io.weir.contract.SemaphoresContract.NOON;
import static io.weir.contract.SemaphoresContract.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.aws.AwsClients;
import io.weir.aws.DynamoDbTables;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Permit;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.Slot;
import io.weir.throttle.Timings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done, but not said: no retry may do it twice, or undo what it was. */
final class DynamoDbLostAnswersTest {
  private static final FaultProxy PROXY = new FaultProxy(Engines.dynamoDb());
  private static final AwsClients CLIENTS = Engines.clientsOf(PROXY.uri(), Timings.AWS);

  private final InDynamoDbTables sound = new InDynamoDbTables();
  private final DynamoDbTables faulty = sound.over(CLIENTS.dynamoDb());
  private final Slot slot = slot("a", KEY);

  @BeforeEach
  void deploy() {
    PROXY.follow(FaultPlan.NO_FAULTS);
    sound.semaphores().deploy(KEY, 5, NOON, Set.of());
  }

  @AfterAll
  static void close() {
    CLIENTS.close();
    PROXY.close();
  }

  @Test
  void acquire_answersLost_isOneAcquire() {
    lose("TransactWriteItems", 3);

    assertThat(acquire()).isInstanceOf(AcquireResult.Acquired.class);

    assertCounted(1);
  }

  @Test
  void release_answersLost_isOneRelease() {
    sound.slots().acquire(List.of(new Permit(KEY, 3, 5)), take(slots(3, KEY)));
    acquire();
    lose("TransactWriteItems", 3);

    assertThat(faulty.slots().release(List.of(slot), Map.of()))
        .isInstanceOf(ReleaseResult.Released.class);

    assertCounted(3);
  }

  @Test
  void acquire_connectionBreaksBefore_isOneAcquire() {
    PROXY.follow(FaultPlan.script("TransactWriteItems", Fault.LOST_REQUEST, Fault.LOST_ANSWER));

    assertThat(acquire()).isInstanceOf(AcquireResult.Acquired.class);

    assertCounted(1);
  }

  /** Who asks again under another token meets the slot of its first try, and counts nothing. */
  @Test
  void acquire_committedButSaidToBeInProgress_isRefusedByItsOwnSlot() {
    loseAndStayInProgress();
    assertThat(acquire()).isInstanceOf(AcquireResult.Contended.class);

    assertThat(acquire())
        .isInstanceOfSatisfying(
            AcquireResult.Refused.class,
            refused -> assertThat(refused.refusal().slots().getFirst().found()).isEqualTo(slot));

    assertCounted(1);
  }

  @Test
  void release_committedButSaidToBeInProgress_isRefusedAsAbsent() {
    sound.slots().acquire(List.of(new Permit(KEY, 3, 5)), take(slots(3, KEY)));
    acquire();
    loseAndStayInProgress();
    assertThat(faulty.slots().release(List.of(slot), Map.of()))
        .isInstanceOf(ReleaseResult.Contended.class);

    assertThat(faulty.slots().release(List.of(slot), Map.of()))
        .isInstanceOf(ReleaseResult.Refused.class);

    assertCounted(3);
  }

  @Test
  void adopt_answersLost_countsOnce() {
    lose("TransactWriteItems", 2);

    assertThat(faulty.slots().adopt(slot)).isInstanceOf(AcquireResult.Acquired.class);

    assertCounted(1);
  }

  @Test
  void passLease_answerLost_isStillTaken() {
    lose("UpdateItem", 1);

    assertThat(faulty.leases().take(QUEUE, "a", NOON, NOON.plusSeconds(15))).isTrue();
    assertThat(sound.leases().take(QUEUE, "b", NOON, NOON.plusSeconds(15))).isFalse();
  }

  @Test
  void reconcileLease_answerLost_isStillTaken() {
    lose("UpdateItem", 1);

    assertThat(faulty.reconcileLease().take("a", NOON, NOON.plusSeconds(45))).isTrue();
    assertThat(sound.reconcileLease().take("b", NOON, NOON.plusSeconds(45))).isFalse();
  }

  @Test
  void passLeaseGivenBack_answerLost_isFree() {
    sound.leases().take(QUEUE, "a", NOON, NOON.plusSeconds(15));
    lose("DeleteItem", 1);

    assertThat(faulty.leases().giveBack(QUEUE, "a")).isZero();
    assertThat(sound.leases().take(QUEUE, "b", NOON, NOON.plusSeconds(15))).isTrue();
  }

  /** They may say that they were not done; what counts is that they were, and once. */
  @Test
  void singleWrites_answerLost_areDoneOnce() {
    acquire();
    lose("UpdateItem", 1);
    var _ = faulty.slots().markMissing(slot, STAMP.plusSeconds(100));
    lose("UpdateItem", 1);
    var _ = faulty.slots().raiseRedriveCount(slot, 2);
    lose("UpdateItem", 1);
    faulty.semaphores().pause(KEY, "why");
    sound.setUsed(KEY, 4);
    lose("UpdateItem", 1);
    var _ = faulty.semaphores().repair(KEY, 4, 1);

    assertThat(sound.scanned())
        .containsExactly(slot.missing(STAMP.plusSeconds(100)).withRedriveCount(2));
    assertThat(sound.peek(KEY).pausedReason()).isEqualTo("why");
    assertCounted(1);
  }

  @Test
  void read_keysStayUnprocessed_readsAll() {
    List<Slot> five = slots(5, KEY);
    sound.slots().acquire(List.of(new Permit(KEY, 5, 5)), take(five));
    PROXY.follow(
        FaultPlan.script("BatchGetItem", Fault.PARTIAL, Fault.OVER_CAPACITY, Fault.PARTIAL));

    assertThat(faulty.slots().read(SlotsSuite.holders(five))).hasSize(5);
    assertThat(PROXY.met(Fault.PARTIAL)).isEqualTo(2);
  }

  @Test
  void scan_throttledInTheMiddle_handsEachSlotOnce() {
    List<Slot> five = slots(5, KEY);
    sound.slots().acquire(List.of(new Permit(KEY, 5, 5)), take(five));
    PROXY.follow(
        FaultPlan.script("Scan", Fault.PARTIAL, Fault.THROTTLED, Fault.PARTIAL, Fault.LOST_ANSWER));

    List<Slot> found = new ArrayList<>();
    faulty.slots().scan(found::add);

    assertThat(found).containsExactlyInAnyOrderElementsOf(five);
    assertThat(PROXY.met(Fault.PARTIAL)).isEqualTo(2);
  }

  private AcquireResult acquire() {
    return faulty.slots().acquire(List.of(new Permit(KEY, 1, 5)), List.of(take(slot)));
  }

  private static void lose(String operation, int answers) {
    Fault[] lost = new Fault[answers];
    Arrays.fill(lost, Fault.LOST_ANSWER);
    PROXY.follow(FaultPlan.script(operation, lost));
  }

  /** For as long as the client asks. */
  private static void loseAndStayInProgress() {
    Fault[] faults = new Fault[8];
    Arrays.fill(faults, Fault.IN_PROGRESS);
    faults[0] = Fault.LOST_ANSWER;
    PROXY.follow(FaultPlan.script("TransactWriteItems", faults));
  }

  private void assertCounted(int slots) {
    assertThat(sound.peek(KEY).used()).isEqualTo(slots);
    assertThat(sound.slotCount()).isEqualTo(slots);
  }
}
