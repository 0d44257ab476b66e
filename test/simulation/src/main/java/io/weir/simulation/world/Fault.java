package io.weir.simulation.world;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong in a simulated world. */
public enum Fault {
  /** An invocation dies at a call: before it is sent, or before its answer is read. */
  CRASH(0.002),
  /** An invocation stands still for up to five minutes and then goes on. */
  FREEZE(0.0006),
  /** An event about an execution never arrives. */
  LOST_EVENT(0.03),
  /** An event arrives twice. */
  DOUBLED_EVENT(0.05),
  /** An event arrives up to half an hour late. */
  LATE_EVENT(0.05),
  /** Nobody learns whether a start happened. */
  UNCLEAR_START(0.03),
  /** Nobody learns whether a write to a table happened. */
  UNCLEAR_TRANSACTION(0.01),
  /** Step Functions asks for a pause. */
  THROTTLED_START(0.05),
  /** Step Functions refuses a start for good. */
  REFUSED_START(0.005),
  /** A transaction meets another on the same item. */
  CONTENTION(0.05),
  /** A message in hand becomes visible early. */
  REDELIVERY(0.02),
  /** A producer sends a body twice, or another body under the same name. */
  DUPLICATE_MESSAGE(0.03),
  /** A failed execution is redriven. */
  REDRIVE(0.2),
  /** Messages are sent back from the failed queue. */
  SENT_BACK(0.1),
  /** A description tells what was true a while ago, or cannot be had. */
  STALE_DESCRIBE(0.15),
  /** A message that cannot become an execution. */
  BAD_MESSAGE(0.02),
  /** An operator or a deployment changes a limit. */
  LIMIT_CHANGE(0.25),
  /** Somebody starts a copy of an execution by hand, under another name. */
  RERUN_BY_HAND(0.01),
  /** A receive fails, the messages hidden or not. */
  RECEIVE_ERROR(0.01),
  /** A delete, give-back or quarantine fails, done in part or not at all. */
  DELETE_ERROR(0.01),
  /** An asynchronous invocation of the throttle never happens. */
  LOST_TRIGGER(0.05),
  /** The clock of an invocation is off, within the skew allowed for. */
  CLOCK_SKEW(0.5);

  private final double usualRate;

  Fault(double usualRate) {
    this.usualRate = usualRate;
  }

  /** Returns the probability at each opportunity, before a seed scales it. */
  public double usualRate() {
    return usualRate;
  }

  /** Returns the name outside: lower case, words joined by hyphens. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the fault with this name, if there is one. */
  public static Optional<Fault> of(String code) {
    return Arrays.stream(values()).filter(fault -> fault.code().equals(code)).findFirst();
  }
}
