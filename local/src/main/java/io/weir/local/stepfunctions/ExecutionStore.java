package io.weir.local.stepfunctions;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The executions, running and closed. Thread-safe.
 *
 * <p>Running ones are all kept. Of the closed ones, those that ended first lose their history
 * first, and then are forgotten, so that the endpoint's memory has a limit.
 */
final class ExecutionStore {

  private final AtomicLong lastPlace = new AtomicLong();
  private final ConcurrentHashMap<String, Execution> byArn = new ConcurrentHashMap<>();
  private final Map<String, Index> byMachine = new ConcurrentHashMap<>();
  private final Recent closed;
  private final Recent histories;

  ExecutionStore(int closedKept, int historiesKept) {
    this.closed = new Recent(closedKept);
    this.histories = new Recent(historiesKept);
  }

  /**
   * Adds the execution, unless there is one with that ARN. Of concurrent calls with one ARN exactly
   * one adds.
   */
  Addition addUnlessPresent(String arn, Supplier<Execution> factory) {
    Execution candidate = factory.get();
    Execution kept = byArn.computeIfAbsent(arn, absent -> indexed(candidate));
    return new Addition(kept, kept == candidate);
  }

  /** The execution that has the ARN now, and whether it is the new one. */
  record Addition(Execution execution, boolean isNew) {}

  private Execution indexed(Execution execution) {
    execution.place(lastPlace.incrementAndGet());
    byMachine
        .computeIfAbsent(execution.machine().arn(), arn -> new Index())
        .put(execution, ExecutionStatus.RUNNING);
    return execution;
  }

  Optional<Execution> find(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  /** Notes that the execution has ended, and forgets what is beyond the limits. */
  void closed(Execution execution) {
    move(execution, ExecutionStatus.RUNNING, execution.view().status());
    histories.add(execution).ifPresent(oldest -> oldest.run().forget());
    closed.add(execution).ifPresent(this::forget);
  }

  /**
   * Takes the execution out of those that have ended, because it is about to run again.
   *
   * @return false if it was forgotten meanwhile
   */
  boolean reopen(Execution execution) {
    if (!closed.remove(execution)) {
      return false;
    }
    histories.remove(execution);
    move(execution, execution.view().status(), ExecutionStatus.RUNNING);
    return true;
  }

  private void move(Execution execution, ExecutionStatus from, ExecutionStatus to) {
    Index index = index(execution);
    long before = execution.place();
    execution.place(lastPlace.incrementAndGet());
    index.put(execution, to);
    index.remove(before, from);
  }

  private void forget(Execution execution) {
    byArn.remove(execution.arn());
    index(execution).remove(execution.place(), execution.view().status());
  }

  private Index index(Execution execution) {
    return requireNonNull(byMachine.get(execution.machine().arn()), execution.arn());
  }

  /**
   * A state machine's executions before the given place, the latest start or end first. One that
   * starts or ends meanwhile may come twice, or not at all.
   *
   * @param status only those that are listed with it
   */
  Stream<Placed> newestFirst(String machineArn, Optional<ExecutionStatus> status, long before) {
    Index index = byMachine.get(machineArn);
    return index == null
        ? Stream.empty()
        : index.of(status).headMap(before, false).descendingMap().entrySet().stream()
            .map(entry -> new Placed(entry.getKey(), entry.getValue()));
  }

  /** An execution and where it was found. */
  record Placed(long place, Execution execution) {}

  List<Execution> all() {
    return List.copyOf(byArn.values());
  }

  /** The executions of one state machine, by their place. */
  private static final class Index {
    private final NavigableMap<Long, Execution> all = new ConcurrentSkipListMap<>();
    private final Map<ExecutionStatus, NavigableMap<Long, Execution>> byStatus =
        new EnumMap<>(ExecutionStatus.class);

    private Index() {
      for (ExecutionStatus status : ExecutionStatus.values()) {
        byStatus.put(status, new ConcurrentSkipListMap<>());
      }
    }

    private void put(Execution execution, ExecutionStatus status) {
      all.put(execution.place(), execution);
      of(Optional.of(status)).put(execution.place(), execution);
    }

    private void remove(long place, ExecutionStatus status) {
      all.remove(place);
      of(Optional.of(status)).remove(place);
    }

    private NavigableMap<Long, Execution> of(Optional<ExecutionStatus> status) {
      return status.map(byStatus::get).orElse(all);
    }
  }

  /** The executions that ended last, up to a limit. */
  private static final class Recent {

    private final int limit;
    private final SequencedSet<Execution> executions = new LinkedHashSet<>();

    private Recent(int limit) {
      this.limit = limit;
    }

    /** Adds one, and returns the one that is thereby beyond the limit, if any. */
    private synchronized Optional<Execution> add(Execution execution) {
      executions.add(execution);
      return executions.size() > limit ? Optional.of(executions.removeFirst()) : Optional.empty();
    }

    private synchronized boolean remove(Execution execution) {
      return executions.remove(execution);
    }
  }
}
