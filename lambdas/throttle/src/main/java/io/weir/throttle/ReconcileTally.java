package io.weir.throttle;

import java.util.List;

/** Adds up what a round of the reconciler does. One thread. */
final class ReconcileTally {
  private final Census census;
  private int released;
  private int missing;
  private int adopted;
  private int slotless;
  private int left;
  private boolean complete = true;

  ReconcileTally(Census census) {
    this.census = census;
  }

  void released(int slots) {
    released += slots;
  }

  void missing() {
    missing++;
  }

  void adopted() {
    adopted++;
  }

  void slotless() {
    slotless++;
  }

  void left(int slots) {
    left += slots;
  }

  void complete(boolean listsComplete) {
    complete = listsComplete;
  }

  ReconcileReport report(List<ReconcileReport.Drifted> drifted) {
    return new ReconcileReport(
        true,
        census.size(),
        census.settled().size(),
        released,
        missing,
        adopted,
        slotless,
        left,
        complete,
        drifted,
        List.of());
  }
}
