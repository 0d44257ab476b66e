package io.weir.simulation.check;

import io.weir.simulation.check.Observation.Peeked;
import io.weir.simulation.check.Observation.ReceiveAsked;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** R5: a pass that sees no room receives nothing, and never more than the room it sees. */
final class PeekChecker implements Checker {
  /** A pass looks at its own semaphore, then at the shared ones. */
  private static final int LOOKS_REMEMBERED = 2;

  private final Ledger ledger;
  private final Map<Integer, Deque<Map<String, Integer>>> looks = new HashMap<>();

  PeekChecker(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void see(Observation observation, Instant now, Findings findings) {
    switch (observation) {
      case Peeked peeked -> peeked(peeked);
      case ReceiveAsked asked -> asked(asked, findings);
      default -> {}
    }
  }

  private void peeked(Peeked peeked) {
    Map<String, Integer> rooms = new HashMap<>();
    peeked.used().forEach((key, used) -> rooms.put(key, room(key, used, peeked)));
    Deque<Map<String, Integer>> seen =
        looks.computeIfAbsent(peeked.strand(), strand -> new ArrayDeque<>());
    seen.addLast(rooms);
    if (seen.size() > LOOKS_REMEMBERED) {
      seen.removeFirst();
    }
  }

  /** Without any limit one message may be received, to learn it. */
  private int room(String key, int used, Peeked peeked) {
    if (peeked.paused().contains(key)) {
      return 0;
    }
    OptionalInt limit = ledger.limit(key);
    return limit.isEmpty() ? 1 : Math.max(0, limit.getAsInt() - used);
  }

  private void asked(ReceiveAsked asked, Findings findings) {
    Integer room = room(asked);
    if (room == null) {
      findings.broken("R5", asked.queue(), "a pass received before it peeked");
    } else if (asked.most() > room) {
      findings.broken(
          "R5",
          asked.queue(),
          "a pass that saw room for %d asked for %d messages".formatted(room, asked.most()));
    }
  }

  /** The least room seen since the strand looked at the queue's own semaphore; null if never. */
  private @Nullable Integer room(ReceiveAsked asked) {
    Integer least = null;
    for (Map<String, Integer> rooms : looks.getOrDefault(asked.strand(), new ArrayDeque<>())) {
      int room = rooms.values().stream().mapToInt(each -> each).min().orElse(0);
      if (rooms.containsKey(asked.queue())) {
        least = room;
      } else if (least != null) {
        least = Math.min(least, room);
      }
    }
    return least;
  }
}
