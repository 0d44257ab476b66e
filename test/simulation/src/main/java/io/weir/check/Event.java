package io.weir.check;

import io.weir.execution.ExecutionStatus;
import io.weir.throttle.StatusChange;
import java.util.Comparator;

/**
 * A change of status on its way.
 *
 * @param change what it tells
 * @param isLate whether it may take as long as it likes; others arrive before time passes
 */
record Event(StatusChange change, boolean isLate) {
  static final Comparator<Event> ORDER =
      Comparator.comparing((Event each) -> each.change().execution().value())
          .thenComparingInt(each -> each.change().redriveCount())
          .thenComparing(each -> each.change().status())
          .thenComparing(Event::isLate);

  /** Says it as part of a sentence. */
  @Override
  public String toString() {
    String run = change.redriveCount() == 0 ? "" : " (redriven)";
    String what = change.status() == ExecutionStatus.RUNNING ? " runs" : " has ended";
    return "that " + Places.name(change.execution()) + what + run;
  }
}
