package io.weir.check;

import io.weir.execution.ExecutionArn;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import java.util.List;

/** One step from a state to the next. Processes, events and items are named by their place. */
sealed interface Move {
  /** A invocation makes its pending call. */
  record Step(int invocation, Variant variant) implements Move {}

  /** A slow invocation sends its pending call, which lands later. */
  record Send(int invocation) implements Move {}

  /** A invocation ends, whatever it was at. */
  record Crash(int invocation) implements Move {}

  /** A invocation becomes slow. */
  record SlowDown(int invocation) implements Move {}

  /** Pending events arrive at an invocation of the completion. */
  record Deliver(List<Integer> events) implements Move {}

  /** Executions end. */
  record End(List<ExecutionArn> executions, Telling telling) implements Move {}

  /** An operator redrives an execution, which ends first if it runs. */
  record Redrive(ExecutionArn execution, boolean isEventLost) implements Move {}

  /** Somebody runs an execution's input again, under another name. */
  record Rerun(ExecutionArn execution) implements Move {}

  /** An operator sends a message back from the failed queue. */
  record SendBack(QueueUrl queue, QueueMessage message) implements Move {}

  /** SQS makes a message in hand visible. */
  record Redeliver(QueueUrl queue, QueueMessage message) implements Move {}

  /** A deployment sets a limit. */
  record Deploy(SemaphoreKey semaphore, int limit) implements Move {}

  /** A second passes. */
  record Wait() implements Move {}

  /** What becomes of the events. */
  enum Telling {
    AT_ONCE(0, "the event arrives at once"),
    PENDING(0, "the event is on its way"),
    LOST(1, "the event is lost"),
    LATE(1, "the event will be late"),
    DOUBLED(1, "the event arrives at once, and will arrive again");

    final int cost;
    final String words;

    Telling(int cost, String words) {
      this.cost = cost;
      this.words = words;
    }
  }
}
