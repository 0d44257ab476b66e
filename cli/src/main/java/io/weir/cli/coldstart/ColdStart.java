package io.weir.cli.coldstart;

import java.time.Duration;

/**
 * What one process has shown.
 *
 * @param init from its start until it asked for work: JVM, runtime, the handler's constructor
 * @param first how long the first call took
 * @param warm how long a later call took, the median of some
 * @param cpu what the process had used when the first call was answered
 */
record ColdStart(Duration init, Duration first, Duration warm, Duration cpu) {
  /** From the start of the process until its first answer. */
  Duration total() {
    return init.plus(first);
  }
}
