package io.weir.cli.chaos;

import java.util.Locale;

/** Where a request is when the process that makes it is killed. */
enum Phase {
  /** Never sent. */
  BEFORE,
  /** On its way, or being answered: a race, as in life. */
  DURING,
  /** Answered, and the answer never seen. */
  AFTER;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
