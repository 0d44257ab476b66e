package io.weir.cli.simulate;

import java.util.stream.LongStream;

/**
 * Seeds to run one after the other.
 *
 * @param first included
 * @param last included, not below the first
 */
record SeedRange(long first, long last) {
  SeedRange {
    if (last < first) {
      throw new IllegalArgumentException("the last seed is below the first");
    }
  }

  long count() {
    return last - first + 1;
  }

  LongStream seeds() {
    return LongStream.rangeClosed(first, last);
  }
}
