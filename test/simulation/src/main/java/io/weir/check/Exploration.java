package io.weir.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of exploring a bound.
 *
 * @param bound what was explored
 * @param states different states
 * @param transitions moves made
 * @param depth the most moves from the beginning
 * @param frontier states whose moves were not made
 * @param isExhausted whether all there is was seen
 * @param seconds it took
 * @param violation the first one found; null for none
 * @param trace how it comes about, a sentence a move
 */
public record Exploration(
    Bound bound,
    int states,
    int transitions,
    int depth,
    int frontier,
    boolean isExhausted,
    double seconds,
    @Nullable Violation violation,
    List<String> trace) {
  public Exploration {
    trace = List.copyOf(trace);
  }

  /** Tells whether all was seen and no promise broken. */
  public boolean isKept() {
    return isExhausted && violation == null;
  }

  /** One line for a person. */
  public String toLine() {
    return "%-34s states %9d  transitions %9d  depth %3d  %6.1f s  frontier %d%s"
        .formatted(
            bound.name(),
            states,
            transitions,
            depth,
            seconds,
            frontier,
            isExhausted ? "" : "  NOT EXHAUSTED");
  }
}
