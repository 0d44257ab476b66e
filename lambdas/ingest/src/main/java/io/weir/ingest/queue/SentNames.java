package io.weir.ingest.queue;

import io.weir.ingest.error.TaskException;
import io.weir.ingest.store.QueuedLists;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a step is on the queue, by name: listed for discovery, some {@value #MOST_WAITING} at a
 * time, and told of where the step breaks off. Thread-safe.
 */
final class SentNames {
  /**
   * How many names wait for a list. What a step has sent is unknown by as many if it is killed; a
   * million granules take 200 lists, that discovery reads one by one.
   */
  static final int MOST_WAITING = 5_000;

  /** As many as a line of text bears. */
  private static final int MOST_NAMED = 20;

  private final QueuedLists lists;
  private final InstantSource clock;
  private final String execution;
  private final List<String> named = new ArrayList<>();
  private Map<String, List<String>> waiting = new LinkedHashMap<>();
  private int waitingNames;
  private int count;
  private @Nullable String problem;

  SentNames(QueuedLists lists, InstantSource clock, String execution) {
    this.lists = lists;
    this.clock = clock;
    this.execution = execution;
  }

  /** Takes a message that is on the queue; now and then writes lists. */
  void add(Outgoing message) {
    write(taken(message));
  }

  /** Lists what is left, when nothing is in flight any more. */
  void finish() {
    write(taken());
  }

  /** Returns why something is in no list; empty if all is. */
  synchronized Optional<String> problem() {
    return Optional.ofNullable(problem)
        .map(
            reason ->
                "; not all that is queued could be listed, so that discovery may offer it again ("
                    + reason
                    + ")");
  }

  synchronized String text() {
    String names = named.stream().collect(Collectors.joining("', '", "'", "'"));
    return count <= MOST_NAMED
        ? (count == 0 ? "none" : names)
        : "%s and %d more; all of them in %s"
            .formatted(names, count - MOST_NAMED, lists.places(execution));
  }

  synchronized int count() {
    return count;
  }

  private synchronized Map<String, List<String>> taken(Outgoing message) {
    message.items().stream().limit(MOST_NAMED - named.size()).forEach(named::add);
    count += message.items().size();
    if (message.list().isPresent()) {
      waiting.computeIfAbsent(message.list().get(), _ -> new ArrayList<>()).addAll(message.items());
      waitingNames += message.items().size();
    }
    return waitingNames < MOST_WAITING ? Map.of() : taken();
  }

  private synchronized Map<String, List<String>> taken() {
    Map<String, List<String>> taken = waiting;
    waiting = new LinkedHashMap<>();
    waitingNames = 0;
    return taken;
  }

  private void write(Map<String, List<String>> names) {
    names.forEach(
        (folder, list) -> {
          try {
            lists.put(folder, clock.instant(), execution, list);
          } catch (TaskException failure) {
            failed(String.valueOf(failure.getMessage()));
          }
        });
  }

  private synchronized void failed(String reason) {
    problem = reason;
  }
}
