package io.weir.check;

import java.util.ArrayList;
import java.util.List;

/** Numbers things in the order in which they are first seen. One thread. */
final class Renaming {
  private final List<Object> seen = new ArrayList<>();

  void clear() {
    seen.clear();
  }

  int number(Object thing) {
    int known = seen.indexOf(thing);
    if (known >= 0) {
      return known;
    }
    seen.add(thing);
    return seen.size() - 1;
  }

  int known(Object thing) {
    int known = seen.indexOf(thing);
    return known < 0 ? Integer.MAX_VALUE : known;
  }
}
