package io.weir.contract;

import static io.weir.contract.SemaphoresContract.KEY;
import static io.weir.contract.SemaphoresContract.NOON;
import static io.weir.contract.SemaphoresContract.SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Claim;
import io.weir.semaphore.Permit;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every holder of slots keeps when many act at once: never more slots than the limit, and the
 * counter is their number.
 */
abstract class SlotsRaceContract {
  private static final int THREADS = 12;
  private static final int ROUNDS = 15;
  private static final int LIMIT = 5;
  private static final SemaphoreKey OTHER = SemaphoreKey.of(new QueueUrl("https://sqs/1/other"));

  private final AtomicInteger acquired = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger mostHeld = new AtomicInteger();
  private Tables tables;

  abstract Tables tables();

  @BeforeEach
  void openTables() {
    tables = tables();
    tables.semaphores().deploy(KEY, LIMIT, NOON, Set.of());
    tables.semaphores().deploy(OTHER, LIMIT, NOON, Set.of());
    tables.semaphores().deploy(SHARED, LIMIT, NOON, Set.of());
  }

  @Test
  void race_oneSemaphore_staysWithinTheLimit() throws Exception {
    race(thread -> workUnder("t" + thread, KEY));

    assertWithinLimit();
    assertAtRest(KEY);
  }

  @Test
  void race_twoQueuesShareASemaphore_stayWithinItsLimit() throws Exception {
    race(thread -> workUnder("t" + thread, thread % 2 == 0 ? KEY : OTHER, SHARED));

    assertWithinLimit();
    assertAtRest(KEY);
    assertAtRest(OTHER);
    assertAtRest(SHARED);
  }

  @Test
  void race_oneSlot_isHeldOnce() throws Exception {
    AtomicInteger winners = new AtomicInteger();
    race(
        thread -> {
          Slot slot = SampleSlots.slot("same", KEY).takenOver("token " + thread, NOON);
          winners.addAndGet(take(slot, KEY) instanceof AcquireResult.Acquired ? 1 : 0);
        });

    assertThat(winners).hasValue(1);
    assertThat(tables.peek(KEY).used()).isEqualTo(1);
  }

  @Test
  void race_oneTakeOver_isWonOnce() throws Exception {
    Slot slot = SampleSlots.slot("same", KEY);
    take(slot, KEY);
    AtomicInteger winners = new AtomicInteger();
    race(
        thread -> {
          var claim = new Claim.TakeOver(slot.takenOver("token " + thread, NOON), slot.token());
          var result = tables.slots().acquire(List.of(), List.of(claim));
          winners.addAndGet(result instanceof AcquireResult.Acquired ? 1 : 0);
        });

    assertThat(winners).hasValue(1);
  }

  @Test
  void race_oneRelease_countsDownOnce() throws Exception {
    Slot slot = SampleSlots.slot("same", KEY);
    take(slot, KEY);
    take(SampleSlots.slot("other", KEY), KEY);
    AtomicInteger winners = new AtomicInteger();
    race(
        thread -> {
          var result = tables.slots().release(List.of(slot), Map.of());
          winners.addAndGet(result instanceof ReleaseResult.Released ? 1 : 0);
        });

    assertThat(winners).hasValue(1);
    assertThat(tables.peek(KEY).used()).isEqualTo(1);
  }

  private interface Work {
    void run(int thread) throws Exception;
  }

  private static void race(Work work) throws Exception {
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        running.add(
            threads.submit(
                () -> {
                  work.run(thread);
                  return thread;
                }));
      }
    }
    for (Future<?> each : running) {
      each.get();
    }
  }

  private void workUnder(String name, SemaphoreKey... keys) {
    for (int round = 0; round < ROUNDS; round++) {
      Slot slot = SampleSlots.slot(name + "-" + round, keys);
      if (take(slot, keys) instanceof AcquireResult.Acquired) {
        acquired.incrementAndGet();
        mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
        held.decrementAndGet();
        release(slot);
      }
    }
  }

  private AcquireResult take(Slot slot, SemaphoreKey... keys) {
    List<Permit> permits = new ArrayList<>();
    for (SemaphoreKey key : keys) {
      permits.add(new Permit(key, 1, LIMIT));
    }
    return tables.slots().acquire(permits, List.of(SampleSlots.take(slot)));
  }

  private void release(Slot slot) {
    ReleaseResult result;
    do {
      result = tables.slots().release(List.of(slot), Map.of());
    } while (result instanceof ReleaseResult.Contended);
    assertThat(result).isInstanceOf(ReleaseResult.Released.class);
  }

  /** Counted after the acquire and before the release: never more than the slots held. */
  private void assertWithinLimit() {
    assertThat(acquired.get()).isPositive();
    assertThat(mostHeld.get()).isBetween(1, LIMIT);
  }

  private void assertAtRest(SemaphoreKey key) {
    assertThat(tables.peek(key).used()).isZero();
    assertThat(tables.slotCount()).isZero();
  }
}
