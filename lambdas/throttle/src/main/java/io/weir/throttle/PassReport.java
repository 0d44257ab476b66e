package io.weir.throttle;

import static java.util.Objects.requireNonNull;

/**
 * What a pass did.
 *
 * @param received messages received
 * @param started executions started for them
 * @param alreadyStarted messages whose execution had been started before
 * @param quarantined messages moved to the failed queue
 * @param kept messages that should have been, had the queue a failed queue
 * @param givenBack messages made visible again
 * @param unclear messages left to their visibility timeout: what became of their start is not known
 * @param moreRoom whether it left both room and, as far as it saw, messages
 * @param end why it ended
 * @param slotUse how it left the semaphores, and how long their slots stood idle
 */
public record PassReport(
    int received,
    int started,
    int alreadyStarted,
    int quarantined,
    int kept,
    int givenBack,
    int unclear,
    boolean moreRoom,
    End end,
    SlotUse slotUse) {
  /** Why a pass ends. */
  public enum End {
    NO_ROOM,
    NO_MESSAGES,
    MESSAGE_LIMIT,
    ROUND_LIMIT,
    DEADLINE,
    /** Another pass is at this queue and has been told to loop once more. */
    LEFT_TO_HOLDER
  }

  public PassReport {
    requireNonNull(end);
    requireNonNull(slotUse);
  }

  /** Returns the count Cumulus' throttle answers: started, or found started before. */
  public int startedInAll() {
    return started + alreadyStarted;
  }
}
