package io.weir.memory;

import io.weir.execution.ExecutionArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.ForeignExecutions;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.ReconcileLease;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The two tables in memory, behind the ports that share them. Each call is one atomic step.
 * Thread-safe.
 */
public final class MemoryTables {
  private final Map<SemaphoreKey, SemaphoreState> semaphores = new LinkedHashMap<>();
  private final Map<ExecutionArn, Slot> slots = new LinkedHashMap<>();
  private final MemorySemaphores semaphoresPort = new MemorySemaphores(this);
  private final MemorySlots slotsPort = new MemorySlots(this);
  private final MemoryPassLeases leasesPort = new MemoryPassLeases();
  private final MemoryReconcileLease reconcileLease = new MemoryReconcileLease();
  private final MemoryForeignExecutions foreignExecutions = new MemoryForeignExecutions();

  /** Returns the semaphores. */
  public Semaphores semaphores() {
    return semaphoresPort;
  }

  /** Returns the slots. */
  public Slots slots() {
    return slotsPort;
  }

  /** Returns the pass leases. */
  public PassLeases leases() {
    return leasesPort;
  }

  /** Returns the reconciler's lease. */
  public ReconcileLease reconcileLease() {
    return reconcileLease;
  }

  /** Returns the executions found foreign. */
  public ForeignExecutions foreignExecutions() {
    return foreignExecutions;
  }

  /** Writes a semaphore as it is given, as an operator's edit would. */
  public synchronized void put(SemaphoreState state) {
    semaphores.put(state.key(), state);
  }

  /** Returns every semaphore there is, in the order first written. */
  public synchronized Map<SemaphoreKey, SemaphoreState> allSemaphores() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(semaphores));
  }

  /** Returns every slot held, in the order first taken. */
  public synchronized Map<ExecutionArn, Slot> allSlots() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }

  /**
   * Semaphores, slots and pass leases at one instant; the reconciler's lease and memory, which are
   * for economy alone, are no part of it.
   *
   * @param semaphores by key
   * @param slots by holder
   * @param leases the pass leases, by queue
   */
  public record Snapshot(
      Map<SemaphoreKey, SemaphoreState> semaphores,
      Map<ExecutionArn, Slot> slots,
      Map<QueueUrl, Lease> leases) {}

  /**
   * A pass lease.
   *
   * @param owner who holds it
   * @param until when it ends by itself
   * @param noted slots noted for the holder's next loop
   */
  public record Lease(String owner, Instant until, int noted) {}

  /** Returns all that the tables hold now. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(allSemaphores(), allSlots(), leasesPort.snapshot());
  }

  /** Makes the tables hold what they held then. */
  public synchronized void restore(Snapshot snapshot) {
    semaphores.clear();
    semaphores.putAll(snapshot.semaphores());
    slots.clear();
    slots.putAll(snapshot.slots());
    leasesPort.restore(snapshot.leases());
  }

  /** The tables themselves, for the ports: whoever uses one holds this object's monitor. */
  Map<SemaphoreKey, SemaphoreState> semaphoreItems() {
    return semaphores;
  }

  Map<ExecutionArn, Slot> slotItems() {
    return slots;
  }

  SemaphoreState semaphore(SemaphoreKey key) {
    return Objects.requireNonNullElseGet(semaphores.get(key), () -> SemaphoreState.absent(key));
  }

  /** Counts a semaphore up or down. */
  void count(SemaphoreKey key, int change) {
    SemaphoreState state = semaphore(key);
    semaphores.put(key, state.withUsed(Math.addExact(state.used(), change)));
  }
}
