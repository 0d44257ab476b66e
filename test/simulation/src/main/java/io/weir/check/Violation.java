package io.weir.check;

import static java.util.Objects.requireNonNull;

/**
 * A promise that was broken.
 *
 * @param promise which one: {@code R1} to {@code R7}, {@code idle} or {@code stuck}
 * @param text how, in one line
 */
public record Violation(String promise, String text) {
  public Violation {
    requireNonNull(promise);
    requireNonNull(text);
  }

  @Override
  public String toString() {
    return promise + ": " + text;
  }
}
