package io.weir.throttle;

import io.weir.queue.Rejection;
import io.weir.throttle.PassReport.End;
import org.jspecify.annotations.Nullable;

/** Adds up what a pass does. One thread. */
final class Tally {
  private int received;
  private int started;
  private int alreadyStarted;
  private int quarantined;
  private int kept;
  private @Nullable Rejection firstKept;
  private int givenBack;
  private int unclear;
  private boolean moreRoom;

  void received(int messages) {
    received += messages;
  }

  void count(Disposition disposition) {
    switch (disposition) {
      case Disposition.Started _ -> started++;
      case Disposition.AlreadyStarted _ -> alreadyStarted++;
      case Disposition.GiveBack _ -> givenBack++;
      case Disposition.Unclear _ -> unclear++;
      case Disposition.Quarantine _ -> {}
      case Disposition.Refused _ -> {}
    }
  }

  void quarantined(int messages) {
    quarantined += messages;
  }

  void kept(Rejection rejection) {
    kept++;
    firstKept = firstKept == null ? rejection : firstKept;
  }

  void moreRoom(boolean more) {
    moreRoom = more;
  }

  boolean moreRoom() {
    return moreRoom;
  }

  /** Messages received and not given back. */
  int inHand() {
    return received - givenBack;
  }

  int givenBack() {
    return givenBack;
  }

  int kept() {
    return kept;
  }

  @Nullable Rejection firstKept() {
    return firstKept;
  }

  PassReport report(End end) {
    return new PassReport(
        received, started, alreadyStarted, quarantined, kept, givenBack, unclear, moreRoom, end);
  }
}
