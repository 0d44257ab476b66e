package io.weir.cli.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which kills a run is to have: the same of the same seed.
 *
 * <p>They are spread over the first four fifths of the starts, one in each equal share of them, so
 * that work is in flight at each. Their moments are dealt from a deck that has every step and phase
 * once: eighteen kills meet them all.
 */
final class KillPlan {
  private static final double SHARE_OF_STARTS = 0.8;

  /** A few, so that a kill does not always meet the first request after a start. */
  private static final int MOST_SKIPPED = 3;

  /** What a request to a local endpoint takes, and some more. */
  private static final int MOST_DELAY_MILLIS = 8;

  private final SplittableRandom random;
  private final List<Moment> deck = new ArrayList<>();

  private record Moment(Step step, Phase phase) {}

  private KillPlan(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The kills of a run over so many messages, in the order in which they are due. */
  static List<Kill> of(long seed, int kills, int messages) {
    KillPlan plan = new KillPlan(seed);
    List<Kill> all = new ArrayList<>(kills);
    for (int i = 0; i < kills; i++) {
      all.add(plan.deal(firstStart(i, kills, messages), firstStart(i + 1, kills, messages)));
    }
    return all;
  }

  /** Where the share of a kill begins; the first start is the first moment of work in flight. */
  private static int firstStart(int kill, int kills, int messages) {
    return 1 + (int) (kill * messages * SHARE_OF_STARTS / kills);
  }

  private Kill deal(int fromStarts, int toStarts) {
    if (deck.isEmpty()) {
      shuffle();
    }
    Moment moment = deck.removeLast();
    return new Kill(
        random.nextInt(fromStarts, Math.max(fromStarts + 1, toStarts)),
        moment.step(),
        moment.phase(),
        random.nextInt(MOST_SKIPPED + 1),
        Duration.ofMillis(random.nextInt(MOST_DELAY_MILLIS + 1)));
  }

  private void shuffle() {
    for (Step step : Step.values()) {
      for (Phase phase : Phase.values()) {
        deck.add(new Moment(step, phase));
      }
    }
    Collections.shuffle(deck, random);
  }
}
