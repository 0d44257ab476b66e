package io.weir.throttle;

import io.weir.queue.Rejection;
import io.weir.semaphore.SemaphoreState;
import io.weir.throttle.PassReport.End;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what a pass does. One thread. */
final class Tally {
  private final FreeSlots freeSlots = new FreeSlots();
  private @Nullable Room lastLook;
  private int takenSince;
  private int received;
  private int started;
  private int alreadyStarted;
  private int quarantined;
  private int kept;
  private @Nullable Rejection firstKept;
  private int givenBack;
  private int unclear;
  private boolean moreRoom;

  /** Slots whose executions ended at these moments are this pass's to take. */
  void freed(Collection<Instant> ends) {
    freeSlots.freed(ends);
  }

  /** Nobody was at the queue since then. */
  void unattendedSince(Instant since) {
    freeSlots.unattendedSince(since);
  }

  void looked(Room room, Instant now) {
    lastLook = room;
    takenSince = 0;
    freeSlots.look(room.free(), now);
  }

  void took(int slots) {
    takenSince += slots;
  }

  void received(int messages) {
    received += messages;
  }

  void count(Disposition disposition) {
    switch (disposition) {
      case Disposition.Started(var message, Instant startedAt) -> {
        started++;
        freeSlots.start(message.sentAt(), startedAt);
      }
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
        received,
        started,
        alreadyStarted,
        quarantined,
        kept,
        givenBack,
        unclear,
        moreRoom,
        end,
        new SlotUse(semaphoresLeft(), freeSlots.handOffs(), freeSlots.idle()));
  }

  private List<SemaphoreState> semaphoresLeft() {
    return lastLook == null
        ? List.of()
        : lastLook.all().values().stream()
            .map(state -> state.withUsed(state.used() + takenSince))
            .toList();
  }
}
