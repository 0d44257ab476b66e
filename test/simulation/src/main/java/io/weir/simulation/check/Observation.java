package io.weir.simulation.check;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Something a service did, or was made to do, at one instant. */
public sealed interface Observation {
  /** Tells whether it has to do with a queue, semaphore, message or execution. */
  boolean concerns(String key);

  /** An operator set a limit, or took his own back. */
  record OverrideSet(String semaphore, OptionalInt limit) implements Observation {
    @Override
    public boolean concerns(String key) {
      return semaphore.equals(key);
    }
  }

  /** A deployment's limit was offered to a semaphore. */
  record LimitDeployed(String semaphore, int limit, Instant deployedAt) implements Observation {
    @Override
    public boolean concerns(String key) {
      return semaphore.equals(key);
    }
  }

  /** A message's limit was offered to a semaphore. */
  record LimitTaught(String semaphore, int limit, Instant sentAt) implements Observation {
    @Override
    public boolean concerns(String key) {
      return semaphore.equals(key);
    }
  }

  /** Nothing may start under a semaphore, for this reason; null once it may again. */
  record PauseSet(String semaphore, @Nullable String reason) implements Observation {
    @Override
    public boolean concerns(String key) {
      return semaphore.equals(key);
    }
  }

  /**
   * A transaction took slots.
   *
   * @param used the counters it changed, as they are now
   */
  record SlotsTaken(List<HeldSlot> fresh, List<HeldSlot> takenOver, Map<String, Integer> used)
      implements Observation {
    @Override
    public boolean concerns(String key) {
      return used.containsKey(key) || holds(fresh, key) || holds(takenOver, key);
    }
  }

  /** A running execution was given a slot. */
  record SlotAdopted(HeldSlot slot, Map<String, Integer> used) implements Observation {
    @Override
    public boolean concerns(String key) {
      return used.containsKey(key) || holds(List.of(slot), key);
    }
  }

  /** A slot got another token or is held for another run. */
  record SlotChanged(HeldSlot slot) implements Observation {
    @Override
    public boolean concerns(String key) {
      return holds(List.of(slot), key);
    }
  }

  /** A transaction gave slots back; {@code by} names the function. */
  record SlotsReleased(List<String> holders, Map<String, Integer> used, String by)
      implements Observation {
    @Override
    public boolean concerns(String key) {
      return used.containsKey(key) || holders.contains(key);
    }
  }

  /** Both tables as a scan finds them. */
  record Scanned(List<HeldSlot> slots, Map<String, Integer> used) implements Observation {
    @Override
    public boolean concerns(String key) {
      return false;
    }
  }

  /** Semaphores were peeked by a strand of a pass: the counters, and whether nothing may start. */
  record Peeked(int strand, Map<String, Integer> used, Collection<String> paused)
      implements Observation {
    @Override
    public boolean concerns(String key) {
      return used.containsKey(key);
    }
  }

  /** A strand of a pass asks a queue for up to {@code most} messages. */
  record ReceiveAsked(int strand, String queue, int most) implements Observation {
    @Override
    public boolean concerns(String key) {
      return queue.equals(key);
    }
  }

  /** An execution exists from now on. */
  record ExecutionStarted(String execution, String queue, String work) implements Observation {
    @Override
    public boolean concerns(String key) {
      return execution.equals(key) || queue.equals(key);
    }
  }

  /** Somebody started a copy of an execution by hand: none of ours. */
  record StartedByHand(String execution, String copyOf) implements Observation {
    @Override
    public boolean concerns(String key) {
      return execution.equals(key) || copyOf.equals(key);
    }
  }

  /** A run of an execution ended. */
  record ExecutionEnded(String execution, int run, String status) implements Observation {
    @Override
    public boolean concerns(String key) {
      return execution.equals(key);
    }
  }

  /** A closed execution runs again. */
  record ExecutionRedriven(String execution, int run) implements Observation {
    @Override
    public boolean concerns(String key) {
      return execution.equals(key);
    }
  }

  /** Step Functions was made to refuse a start for good. */
  record StartRefused(String execution) implements Observation {
    @Override
    public boolean concerns(String key) {
      return execution.equals(key);
    }
  }

  /** A description told what had been true some time before, or nothing. */
  record Misled(String execution) implements Observation {
    @Override
    public boolean concerns(String key) {
      return execution.equals(key);
    }
  }

  /** A message is on its queue. */
  record MessageSent(Sent message) implements Observation {
    @Override
    public boolean concerns(String key) {
      return message.messageId().equals(key) || key.equals(message.execution());
    }
  }

  /** A message is in the hands of an invocation. */
  record MessageReceived(String messageId, int receiveCount, int invocation)
      implements Observation {
    @Override
    public boolean concerns(String key) {
      return messageId.equals(key);
    }
  }

  /** An invocation let go of a message without an outcome. */
  record MessageGivenBack(String messageId, int invocation) implements Observation {
    @Override
    public boolean concerns(String key) {
      return messageId.equals(key);
    }
  }

  /** An invocation asked for a message to be deleted, its work being done. */
  record MessageDeleted(String messageId) implements Observation {
    @Override
    public boolean concerns(String key) {
      return messageId.equals(key);
    }
  }

  /** A message was sent to the failed queue; null without a reason, as SQS itself does it. */
  record MessageQuarantined(String messageId, @Nullable String reason) implements Observation {
    @Override
    public boolean concerns(String key) {
      return messageId.equals(key);
    }
  }

  /** A message was taken from the failed queue and sent again, under another id. */
  record MessageSentBack(String messageId) implements Observation {
    @Override
    public boolean concerns(String key) {
      return messageId.equals(key);
    }
  }

  /** An invocation of a function began. */
  record InvocationBegan(int invocation, String function) implements Observation {
    @Override
    public boolean concerns(String key) {
      return false;
    }
  }

  /** It ended; undisturbed if nothing kept it from doing all it wanted. */
  record InvocationEnded(int invocation, String function, boolean undisturbed)
      implements Observation {
    @Override
    public boolean concerns(String key) {
      return false;
    }
  }

  /** It threw what no fault explains. */
  record InvocationThrew(int invocation, String function, String what) implements Observation {
    @Override
    public boolean concerns(String key) {
      return false;
    }
  }

  /** Events were given to an invocation: the runs that ended, by execution. */
  record EventsDelivered(int invocation, Map<String, Integer> endedRuns) implements Observation {
    @Override
    public boolean concerns(String key) {
      return endedRuns.containsKey(key);
    }
  }

  /**
   * The run is over.
   *
   * @param drained whether nothing was left to do
   * @param left the messages still on the queues, by id
   */
  record Finished(boolean drained, Collection<String> left) implements Observation {
    @Override
    public boolean concerns(String key) {
      return false;
    }
  }

  private static boolean holds(List<HeldSlot> slots, String key) {
    return slots.stream().anyMatch(slot -> slot.holder().equals(key) || slot.queue().equals(key));
  }
}
