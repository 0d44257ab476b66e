package io.weir.check;

import java.util.ArrayList;
import java.util.List;

/** Explores a bound inside a mutant's class loader; speaks in words of the JDK alone. */
public final class MutantRun {
  private MutantRun() {}

  /** Returns the promise broken, how, and the trace; nothing where none was. */
  public static List<String> explore(String bound) {
    Exploration exploration = ModelChecker.explore(Bounds.named(bound), _ -> {});
    Violation violation = exploration.violation();
    if (violation == null) {
      return List.of();
    }
    List<String> found = new ArrayList<>(List.of(violation.promise(), violation.text()));
    found.addAll(exploration.trace());
    return found;
  }
}
