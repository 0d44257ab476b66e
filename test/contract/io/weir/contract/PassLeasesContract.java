package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.PassLeases;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of pass leases does. */
abstract class PassLeasesContract {
  private static final QueueUrl QUEUE = SemaphoresContract.QUEUE;
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant SOON = NOW.plusSeconds(15);

  private PassLeases leases;

  abstract Tables tables();

  @BeforeEach
  void openTables() {
    leases = tables().leases();
  }

  @Test
  void take_free_isTaken() {
    assertThat(leases.take(QUEUE, "a", NOW, SOON)).isTrue();
  }

  @Test
  void take_held_isRefusedUntilItsTimeIsOver() {
    leases.take(QUEUE, "a", NOW, SOON);

    assertThat(leases.take(QUEUE, "b", SOON.minusMillis(1), SOON.plusSeconds(15))).isFalse();
    assertThat(leases.take(QUEUE, "b", SOON, SOON.plusSeconds(15))).isTrue();
  }

  @Test
  void take_ofAnotherQueue_isTaken() {
    leases.take(QUEUE, "a", NOW, SOON);

    assertThat(leases.take(new QueueUrl(QUEUE + "-other"), "b", NOW, SOON)).isTrue();
  }

  @Test
  void renew_byItsHolder_holdsItLonger() {
    leases.take(QUEUE, "a", NOW, SOON);
    leases.renew(QUEUE, "a", SOON.plusSeconds(9));

    assertThat(leases.take(QUEUE, "b", SOON, SOON.plusSeconds(15))).isFalse();
    assertThat(leases.take(QUEUE, "b", SOON.plusSeconds(9), SOON.plusSeconds(20))).isTrue();
  }

  @Test
  void renew_byAFormerHolder_hasNoEffect() {
    leases.take(QUEUE, "a", NOW, SOON);
    leases.take(QUEUE, "b", SOON, SOON.plusSeconds(1));
    leases.renew(QUEUE, "a", SOON.plusSeconds(100));

    assertThat(leases.take(QUEUE, "c", SOON.plusSeconds(1), SOON.plusSeconds(2))).isTrue();
  }

  @Test
  void renew_givenBack_doesNotBringItBack() {
    leases.take(QUEUE, "a", NOW, SOON);
    leases.giveBack(QUEUE, "a");
    leases.renew(QUEUE, "a", SOON);

    assertThat(leases.take(QUEUE, "b", NOW, SOON)).isTrue();
  }

  @Test
  void wake_nobodyHolds_isNotNoted() {
    assertThat(leases.wake(QUEUE, 1, NOW)).isFalse();
    leases.take(QUEUE, "a", NOW, SOON);
    assertThat(leases.wake(QUEUE, 1, SOON)).isFalse();
  }

  @Test
  void giveBack_nothingNoted_isFree() {
    leases.take(QUEUE, "a", NOW, SOON);

    assertThat(leases.giveBack(QUEUE, "a")).isZero();
    assertThat(leases.take(QUEUE, "b", NOW, SOON)).isTrue();
  }

  @Test
  void giveBack_noted_answersTheSumOnceAndStaysHeld() {
    leases.take(QUEUE, "a", NOW, SOON);
    assertThat(leases.wake(QUEUE, 2, NOW)).isTrue();
    assertThat(leases.wake(QUEUE, 3, NOW)).isTrue();

    assertThat(leases.giveBack(QUEUE, "a")).isEqualTo(5);
    assertThat(leases.take(QUEUE, "b", NOW, SOON)).isFalse();
    assertThat(leases.giveBack(QUEUE, "a")).isZero();
    assertThat(leases.take(QUEUE, "b", NOW, SOON)).isTrue();
  }

  @Test
  void giveBack_byAFormerHolder_leavesItToTheNew() {
    leases.take(QUEUE, "a", NOW, SOON);
    leases.take(QUEUE, "b", SOON, SOON.plusSeconds(15));
    leases.wake(QUEUE, 4, SOON);

    assertThat(leases.giveBack(QUEUE, "a")).isZero();
    assertThat(leases.giveBack(QUEUE, "b")).isEqualTo(4);
  }

  @Test
  void take_manyAtOnce_oneHoldsIt() throws Exception {
    AtomicInteger holders = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        String owner = "owner " + i;
        var _ =
            threads.submit(() -> holders.addAndGet(leases.take(QUEUE, owner, NOW, SOON) ? 1 : 0));
      }
    }
    assertThat(holders).hasValue(1);
  }

  /** A note answered true is read by the holder; one answered false found no holder. */
  @Test
  void wake_whileGivenBack_losesNoNote() throws Exception {
    leases.take(QUEUE, "a", NOW, SOON);
    AtomicInteger noted = new AtomicInteger();
    int read = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        var _ = threads.submit(() -> noted.addAndGet(leases.wake(QUEUE, 1, NOW) ? 1 : 0));
      }
      for (int given = leases.giveBack(QUEUE, "a"); given > 0; ) {
        read += given;
        given = leases.giveBack(QUEUE, "a");
      }
    }
    assertThat(read).isEqualTo(noted.get());
  }
}
