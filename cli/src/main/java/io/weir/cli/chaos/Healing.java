package io.weir.cli.chaos;

import java.time.Duration;

/**
 * What became of the slots that nothing ran in when a kill was over.
 *
 * @param leftBehind how many there were
 * @param healed how many of them were released, or taken over by another attempt
 * @param longest from a kill to when the last of its slots was seen healed, whatever other kills
 *     came in between
 * @param longestUndisturbed the same of slots that healed before the next kill, which is what R3 in
 *     docs/ARCHITECTURE.md promises a time for
 */
record Healing(int leftBehind, int healed, Duration longest, Duration longestUndisturbed) {
  static final Healing NONE = new Healing(0, 0, Duration.ZERO, Duration.ZERO);

  Healing afterLeavingBehind(int slots) {
    return new Healing(leftBehind + slots, healed, longest, longestUndisturbed);
  }

  Healing afterHealing(Duration took, boolean disturbed) {
    return new Healing(
        leftBehind,
        healed + 1,
        longer(longest, took),
        disturbed ? longestUndisturbed : longer(longestUndisturbed, took));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
