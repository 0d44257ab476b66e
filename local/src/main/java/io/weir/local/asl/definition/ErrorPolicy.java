package io.weir.local.asl.definition;

import java.util.List;

/** A state's retriers and catchers, each in the order in which they are tried. */
public record ErrorPolicy(List<Retrier> retriers, List<Catcher> catchers) {

  public ErrorPolicy {
    retriers = List.copyOf(retriers);
    catchers = List.copyOf(catchers);
  }
}
