package io.weir.check;

import java.util.function.Consumer;

/** Explores bounds: every order of things, with every fault the bound allows. */
public final class ModelChecker {
  private ModelChecker() {}

  /** Explores a bound to its end, its cap, or the first broken promise. */
  public static Exploration explore(Bound bound, Consumer<Progress> progress) {
    return new Explorer(bound).explore(progress);
  }
}
