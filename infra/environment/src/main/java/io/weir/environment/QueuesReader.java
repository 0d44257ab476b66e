package io.weir.environment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the queues, and checks them against one another. */
final class QueuesReader {
  /** So that a stack of their resources stays below the 500 that CloudFormation takes. */
  static final int MOST = 20;

  private final String prefix;
  private final QueueReader reader;
  private final Set<String> names = new HashSet<>();
  private final Map<String, Integer> semaphores = new LinkedHashMap<>();

  QueuesReader(String prefix, Home home) {
    this.prefix = prefix;
    this.reader = new QueueReader(prefix, home);
  }

  List<QueueSettings> read(Value value) {
    List<QueueSettings> queues = new ArrayList<>();
    for (Value item : value.list(MOST)) {
      QueueSettings queue = reader.read(item);
      refuseSecond(item, queue);
      refuseOtherLimits(item, queue);
      queues.add(queue);
    }
    return queues;
  }

  private void refuseSecond(Value item, QueueSettings queue) {
    String name =
        queue instanceof QueueSettings.Deployed ? prefix + "-" + queue.name() : queue.name();
    if (!names.add(name)) {
      throw item.place()
          .wrong("is %s a second time, allowed are queues that differ".formatted(name));
    }
  }

  private void refuseOtherLimits(Value item, QueueSettings queue) {
    queue
        .semaphores()
        .forEach(
            (key, limit) -> {
              Integer before = semaphores.putIfAbsent(key, limit);
              if (before != null && !before.equals(limit)) {
                throw item.place()
                    .key("semaphores")
                    .key(key)
                    .wrong(
                        "is %d, allowed are %d as before: a shared semaphore has one limit"
                            .formatted(limit, before));
              }
            });
  }
}
