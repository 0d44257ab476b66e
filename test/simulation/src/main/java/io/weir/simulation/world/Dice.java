package io.weir.simulation.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Chance, from a seed. One for each matter, so that one matter does not change another's luck. */
final class Dice {
  private final SplittableRandom random;

  /**
   * Makes the dice of one matter.
   *
   * @param matter a name; different names fall differently for the same seed
   */
  Dice(long seed, String matter) {
    random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + matter.hashCode());
  }

  boolean chance(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  boolean coin() {
    return random.nextBoolean();
  }

  /** From {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  Duration between(Duration least, Duration most) {
    return least.plusMillis(random.nextLong(most.minus(least).toMillis() + 1));
  }

  /** Many short ones and few long ones. */
  Duration around(Duration mean) {
    double factor = -Math.log(1 - random.nextDouble());
    return Duration.ofMillis((long) (mean.toMillis() * Math.min(8, factor)));
  }

  /** How long a request or an answer travels: some milliseconds, now and then much longer. */
  Duration latency() {
    boolean slow = random.nextInt(200) == 0;
    return Duration.ofNanos(1000L * (slow ? between(50_000, 2_000_000) : between(1_000, 15_000)));
  }

  <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  String token() {
    return Long.toHexString(random.nextLong());
  }
}
