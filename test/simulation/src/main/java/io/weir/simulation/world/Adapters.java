package io.weir.simulation.world;

import io.weir.execution.Executions;
import io.weir.memory.MemoryExecutions;
import io.weir.memory.MemoryQueues;
import io.weir.memory.MemoryTables;
import io.weir.queue.MessageQueues;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slots;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * The adapters that a world runs on, and the memory behind them. They can be exchanged for broken
 * ones, to see that the checkers notice.
 */
public record Adapters(
    MemoryQueues memoryQueues,
    MemoryTables memoryTables,
    MemoryExecutions memoryExecutions,
    MessageQueues queues,
    Semaphores semaphores,
    Slots slots,
    PassLeases leases,
    Executions executions) {

  /** Returns the adapters in memory, as they are. */
  public static Adapters inMemory(InstantSource clock) {
    MemoryQueues queues = new MemoryQueues(clock);
    MemoryTables tables = new MemoryTables();
    MemoryExecutions executions = new MemoryExecutions(clock);
    return new Adapters(
        queues,
        tables,
        executions,
        queues,
        tables.semaphores(),
        tables.slots(),
        tables.leases(),
        executions);
  }

  /** Returns these with other slots in place of their own. */
  public Adapters withSlots(UnaryOperator<Slots> change) {
    return new Adapters(
        memoryQueues,
        memoryTables,
        memoryExecutions,
        queues,
        semaphores,
        change.apply(slots),
        leases,
        executions);
  }

  /** Returns these with other queues in place of their own. */
  public Adapters withQueues(UnaryOperator<MessageQueues> change) {
    return new Adapters(
        memoryQueues,
        memoryTables,
        memoryExecutions,
        change.apply(queues),
        semaphores,
        slots,
        leases,
        executions);
  }
}
