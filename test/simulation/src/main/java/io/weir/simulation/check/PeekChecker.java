package io.weir.simulation.check;

import io.weir.simulation.check.Observation.Peeked;
import io.weir.simulation.check.Observation.ReceiveAsked;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** R5: a pass that sees no room receives nothing, and never more than the room it sees. */
final class PeekChecker implements Checker {
  private final Ledger ledger;
  private final Map<Integer, View> views = new HashMap<>();

  /** What a strand saw since it last looked at its queue's own semaphore. */
  private record View(Map<String, Integer> room, Set<String> withoutLimit) {
    static View nothing() {
      return new View(new HashMap<>(), new HashSet<>());
    }
  }

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
    View before = views.get(peeked.strand());
    View view = before == null || isNewLook(before, peeked) ? View.nothing() : before;
    views.put(peeked.strand(), view);
    peeked.used().forEach((key, used) -> look(view, key, used, peeked.paused().contains(key)));
  }

  private static boolean isNewLook(View before, Peeked peeked) {
    return peeked.used().keySet().stream().anyMatch(before.room::containsKey);
  }

  private void look(View view, String key, int used, boolean paused) {
    OptionalInt limit = ledger.limit(key);
    int room = limit.isEmpty() || paused ? 0 : Math.max(0, limit.getAsInt() - used);
    view.room.put(key, room);
    if (limit.isEmpty() && !paused) {
      view.withoutLimit.add(key);
    }
  }

  private void asked(ReceiveAsked asked, Findings findings) {
    View view = views.get(asked.strand());
    if (view == null) {
      findings.broken("R5", asked.queue(), "a pass received before it peeked");
      return;
    }
    int room = view.room.values().stream().mapToInt(each -> each).min().orElse(0);
    boolean toLearn = view.withoutLimit.contains(asked.queue());
    int most = toLearn ? 1 : room;
    if (asked.most() > most) {
      findings.broken(
          "R5",
          asked.queue(),
          "a pass that saw room for %d asked for %d messages".formatted(most, asked.most()));
    }
  }
}
