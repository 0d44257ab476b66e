package io.weir.check;

import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.memory.MemoryExecutions;
import io.weir.memory.MemoryQueues;
import io.weir.memory.MemoryTables;
import io.weir.queue.QueueUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All there is at one instant.
 *
 * @param tables semaphores, slots and pass leases
 * @param queues the messages
 * @param entries the executions
 * @param now seconds since the beginning
 * @param invocations what is due or in mid-air
 * @param events what was told and has not arrived
 * @param history what the promises need to know of the past
 * @param faultsLeft how often something may still go wrong
 * @param nextInvocation a number no invocation has had
 */
record State(
    MemoryTables.Snapshot tables,
    Map<QueueUrl, MemoryQueues.Contents> queues,
    Map<ExecutionArn, MemoryExecutions.Entry> entries,
    int now,
    List<Invocation> invocations,
    List<Event> events,
    History history,
    int faultsLeft,
    int nextInvocation) {
  State {
    invocations = List.copyOf(invocations);
    events = List.copyOf(events);
  }

  MemoryQueues.Contents queue(QueueUrl url) {
    MemoryQueues.Contents contents = queues.get(url);
    if (contents == null) {
      throw new IllegalArgumentException("no such queue: " + url);
    }
    return contents;
  }

  /** Returns the executions in the order started. */
  List<Execution> executions() {
    return entries.values().stream().map(MemoryExecutions.Entry::execution).toList();
  }

  @Nullable Execution execution(ExecutionArn arn) {
    MemoryExecutions.Entry entry = entries.get(arn);
    return entry == null ? null : entry.execution();
  }

  State at(int time) {
    return new State(
        tables, queues, entries, time, invocations, events, history, faultsLeft, nextInvocation);
  }

  State with(List<Invocation> others) {
    return new State(
        tables, queues, entries, now, others, events, history, faultsLeft, nextInvocation);
  }

  State withEvents(List<Event> others) {
    return new State(
        tables, queues, entries, now, invocations, others, history, faultsLeft, nextInvocation);
  }

  State with(History other) {
    return new State(
        tables, queues, entries, now, invocations, events, other, faultsLeft, nextInvocation);
  }

  State withQueues(Map<QueueUrl, MemoryQueues.Contents> others) {
    return new State(
        tables, others, entries, now, invocations, events, history, faultsLeft, nextInvocation);
  }

  State lessFaults(int cost) {
    return cost == 0
        ? this
        : new State(
            tables,
            queues,
            entries,
            now,
            invocations,
            events,
            history,
            faultsLeft - cost,
            nextInvocation);
  }

  State withNextProcess(int number) {
    return new State(
        tables, queues, entries, now, invocations, events, history, faultsLeft, number);
  }

  /** Returns the state with one more event; sorted, for their order means nothing. */
  State plus(Event event) {
    List<Event> more = new ArrayList<>(events);
    more.add(event);
    more.sort(Event.ORDER);
    return withEvents(more);
  }
}
