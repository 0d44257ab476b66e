package io.weir.check;

import java.util.Locale;

/** What the pass leases are worth in a bound. */
public enum Leases {
  /** One pass at a time works on a queue, as in production. */
  HONOURED,
  /** Every pass gets the lease at once: what is safe here does not rest on leases. */
  IGNORED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
