package io.weir.check;

import java.util.Locale;

/** What the messages of a bound have to do with each other. */
public enum Scenario {
  /** Each asks for an execution of its own. */
  DISTINCT,
  /** The first two are one message sent twice: same name, same body. */
  SAME_BODY,
  /** The first two ask for one name with different bodies. */
  OTHER_BODY,
  /** They lie on two queues in turn, whose passes share one more semaphore. */
  SHARED;

  /** Returns the scenario as it is written on the command line: {@code same-body}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
