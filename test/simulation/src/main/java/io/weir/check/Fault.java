package io.weir.check;

import java.util.Locale;

/** What can go wrong, each time at the cost of one unit of a bound's fault budget. */
public enum Fault {
  /** A invocation ends between two calls, or between the two halves of a quarantine. */
  CRASH,
  /** An event never arrives. */
  LOST_EVENT,
  /** An event arrives, and once more at any later time. */
  DOUBLED_EVENT,
  /** An event arrives at any later time. */
  LATE_EVENT,
  /** The answer to a start is lost; it happened or not. */
  UNCLEAR_START,
  /** The answer to a transaction is lost; it was committed or not. */
  UNCLEAR_TRANSACTION,
  /** Step Functions asks for a pause instead of starting. */
  THROTTLED_START,
  /** Step Functions refuses a start for good. */
  REFUSED_START,
  /** A transaction meets another one at its items. */
  CONTENTION,
  /** SQS delivers a message again while a copy of it is in hand. */
  REDELIVERY,
  /** A deployment raises or lowers a limit by one. */
  LIMIT_CHANGE,
  /** An operator redrives an execution. */
  REDRIVE,
  /** An operator sends a message back from the failed queue. */
  SENT_BACK,
  /** Step Functions tells what was: no such execution, or its former status. */
  STALE_READ,
  /** Somebody runs an execution's input again by hand, under another name. */
  RERUN,
  /** A invocation is slow from here on: time passes while it is at work. */
  SLOW;

  /** Returns the fault as it is written on the command line: {@code lost-event}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
