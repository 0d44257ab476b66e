package io.weir.local.stepfunctions;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * The executions, running and closed. Thread-safe.
 *
 * <p>Running ones are all kept. Of the closed ones, those that ended first lose their history
 * first, and then are forgotten, so that the endpoint's memory has a limit.
 */
final class ExecutionStore {

  private final AtomicLong sequence = new AtomicLong();
  private final ConcurrentHashMap<String, Execution> byArn = new ConcurrentHashMap<>();
  private final Map<String, Index> byMachine = new ConcurrentHashMap<>();
  private final Recent closed;
  private final Recent histories;

  ExecutionStore(int closedKept, int historiesKept) {
    this.closed = new Recent(closedKept);
    this.histories = new Recent(historiesKept);
  }

  /**
   * Adds the execution that the factory makes of its sequence number, unless there is one with that
   * ARN. Of concurrent calls with one ARN exactly one adds.
   */
  Addition addUnlessPresent(String arn, LongFunction<Execution> factory) {
    Execution candidate = factory.apply(sequence.incrementAndGet());
    Execution kept = byArn.computeIfAbsent(arn, absent -> indexed(candidate));
    return new Addition(kept, kept == candidate);
  }

  /** The execution that has the ARN now, and whether it is the new one. */
  record Addition(Execution execution, boolean isNew) {}

  private Execution indexed(Execution execution) {
    Index index = byMachine.computeIfAbsent(execution.machine().arn(), arn -> new Index());
    index.all.put(execution.sequence(), execution);
    index.running.put(execution.sequence(), execution);
    return execution;
  }

  Optional<Execution> find(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  /** Notes that the execution has ended, and forgets what is beyond the limits. */
  void closed(Execution execution) {
    index(execution).running.remove(execution.sequence());
    histories.add(execution).ifPresent(oldest -> oldest.history().clear());
    closed.add(execution).ifPresent(this::forget);
  }

  private void forget(Execution execution) {
    byArn.remove(execution.arn());
    index(execution).all.remove(execution.sequence());
  }

  private Index index(Execution execution) {
    return requireNonNull(byMachine.get(execution.machine().arn()), execution.arn());
  }

  /** A state machine's executions before the given position, newest first. */
  Stream<Execution> newestFirst(String machineArn, boolean runningOnly, long before) {
    Index index = byMachine.get(machineArn);
    if (index == null) {
      return Stream.empty();
    }
    NavigableMap<Long, Execution> executions = runningOnly ? index.running : index.all;
    return executions.headMap(before, false).descendingMap().values().stream();
  }

  List<Execution> all() {
    return List.copyOf(byArn.values());
  }

  /** The executions of one state machine, by their sequence number. */
  private static final class Index {
    private final ConcurrentSkipListMap<Long, Execution> all = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, Execution> running = new ConcurrentSkipListMap<>();
  }

  /** The executions that ended last, up to a limit. */
  private static final class Recent {

    private final int limit;
    private final Queue<Execution> executions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    private Recent(int limit) {
      this.limit = limit;
    }

    /** Adds one, and returns the one that is thereby beyond the limit, if any. */
    private Optional<Execution> add(Execution execution) {
      executions.add(execution);
      if (size.incrementAndGet() <= limit) {
        return Optional.empty();
      }
      size.decrementAndGet();
      return Optional.ofNullable(executions.poll());
    }
  }
}
