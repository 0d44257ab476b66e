package io.weir.cli.chaos;

import java.time.Duration;

/**
 * What became of the slots that nothing ran in when a kill was over.
 *
 * @param leftBehind how many there were
 * @param healed how many of them were released, or taken over by another attempt
 * @param longest from a kill to when the last of its slots was seen healed
 */
record Healing(int leftBehind, int healed, Duration longest) {}
