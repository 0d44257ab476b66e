package io.weir.ingest.memory;

import io.weir.ingest.queue.MessageSender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queues in this process' memory; every queue exists and takes everything. Thread-safe. */
public final class MemorySender implements MessageSender {
  private final Map<String, List<String>> queues = new LinkedHashMap<>();

  @Override
  public synchronized List<Refused> send(String queueUrl, List<String> bodies) {
    queues.computeIfAbsent(queueUrl, _ -> new ArrayList<>()).addAll(bodies);
    return List.of();
  }

  /** Returns what was sent to a queue, in the order in which it came. */
  public synchronized List<String> bodies(String queueUrl) {
    return List.copyOf(queues.getOrDefault(queueUrl, List.of()));
  }
}
