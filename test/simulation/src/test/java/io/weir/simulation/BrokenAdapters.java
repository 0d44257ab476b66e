package io.weir.simulation;

import io.weir.execution.ExecutionArn;
import io.weir.memory.MemoryTables;
import io.weir.queue.MessageQueue;
import io.weir.queue.MessageQueues;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Claim;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Adapters with one fault of construction each, which the checkers must notice. */
final class BrokenAdapters {
  private BrokenAdapters() {}

  /** Slots that do not remember which run of an execution holds them. */
  static Slots forgettingTheRun(Slots slots) {
    return proxy(
        Slots.class,
        (method, arguments) -> {
          Object result = invoke(slots, method, arguments);
          if (method.getName().equals("read")) {
            Map<ExecutionArn, Slot> read = new LinkedHashMap<>();
            ((Map<?, ?>) result).values().forEach(each -> put(read, ofFirstRun((Slot) each)));
            return read;
          }
          return result;
        });
  }

  private static void put(Map<ExecutionArn, Slot> slots, Slot slot) {
    slots.put(slot.holder(), slot);
  }

  private static Slot ofFirstRun(Slot slot) {
    return slot.withRedriveCount(0);
  }

  /** Slots that are taken without being counted now and then. */
  static Slots forgettingToCount(Slots slots, MemoryTables tables) {
    int[] acquires = {0};
    return proxy(
        Slots.class,
        (method, arguments) -> {
          Object result = invoke(slots, method, arguments);
          if (result instanceof AcquireResult.Acquired && ++acquires[0] % 50 == 0) {
            uncount(tables);
          }
          return result;
        });
  }

  /** Slots that are taken whatever the limit. */
  static Slots withoutLimit(Slots slots) {
    return proxy(
        Slots.class,
        (method, arguments) -> {
          Object result = invoke(slots, method, arguments);
          boolean full =
              result instanceof AcquireResult.Refused(var refusal)
                  && !refusal.semaphores().isEmpty()
                  && refusal.slots().isEmpty();
          if (full && method.getName().equals("acquire")) {
            claimsOf(arguments).forEach(claim -> slots.adopt(claim.slot()));
            return new AcquireResult.Acquired();
          }
          return result;
        });
  }

  /** Slots of which a release leaves every tenth behind, though it says otherwise. */
  static Slots releasingTooLittle(Slots slots) {
    int[] releases = {0};
    return proxy(
        Slots.class,
        (method, arguments) -> {
          if (method.getName().equals("release") && ++releases[0] % 10 == 0) {
            arguments[0] = List.of();
          }
          return invoke(slots, method, arguments);
        });
  }

  /** Queues that lose a message now and then on the way to the receiver. */
  static MessageQueues losingMessages(MessageQueues queues) {
    int[] receives = {0};
    return url -> losing(queues.open(url), receives);
  }

  private static MessageQueue losing(MessageQueue queue, int[] receives) {
    return proxy(
        MessageQueue.class,
        (method, arguments) -> {
          Object result = invoke(queue, method, arguments);
          if (result instanceof List<?> && ++receives[0] % 40 == 0) {
            queue.delete(queue.receive(1, Duration.ZERO, Duration.ofMinutes(1)));
          }
          return result;
        });
  }

  /** Queues that delete what should only be made visible again. */
  static MessageQueues deletingWhatIsGivenBack(MessageQueues queues) {
    return url -> deleting(queues, url);
  }

  private static MessageQueue deleting(MessageQueues queues, QueueUrl url) {
    MessageQueue queue = queues.open(url);
    return proxy(
        MessageQueue.class,
        (method, arguments) -> {
          if (method.getName().equals("giveBack")) {
            queue.delete(givenBack(arguments));
          }
          return invoke(queue, method, arguments);
        });
  }

  private static Collection<QueueMessage> givenBack(Object[] arguments) {
    List<QueueMessage> messages = new ArrayList<>();
    ((Collection<?>) arguments[0]).forEach(each -> messages.add((QueueMessage) each));
    return messages;
  }

  private static List<Claim> claimsOf(Object[] arguments) {
    return ((List<?>) arguments[1]).stream().map(Claim.class::cast).toList();
  }

  private static void uncount(MemoryTables tables) {
    SemaphoreKey key =
        tables.allSlots().values().stream()
            .map(slot -> SemaphoreKey.of(slot.queueUrl()))
            .findFirst()
            .orElseThrow();
    var state = Objects.requireNonNull(tables.allSemaphores().get(key));
    tables.put(state.withUsed(state.used() - 1));
  }

  private interface Call {
    Object to(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> port, Call call) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> call.to(method, arguments)));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
