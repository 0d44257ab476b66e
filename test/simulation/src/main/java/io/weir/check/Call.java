package io.weir.check;

import java.util.List;

/**
 * A call to a port.
 *
 * @param op which one
 * @param about what it is about: ARNs, slots, messages, queues
 */
record Call(Op op, List<?> about) {
  /** A invocation has nothing more to ask; what it does last depends on the time. */
  static final Call RETURN = new Call(Op.RETURN, List.of());

  /** The calls at which invocations take turns. */
  enum Op {
    PEEK("looks at the room"),
    CENSUS("reads all semaphores and slots"),
    LEARN("learns a limit"),
    PAUSE("pauses the semaphore"),
    RECORD_FAILURES("notes the refusals in a row"),
    OTHER_WRITE("writes the semaphore"),
    RECEIVE("receives"),
    DELETE("deletes"),
    GIVE_BACK("gives back"),
    QUARANTINE("quarantines"),
    ACQUIRE("acquires"),
    ADOPT("adopts"),
    RELEASE("releases"),
    READ_SLOTS("reads the slots of"),
    SCAN("reads all slots"),
    MARK("marks as missing"),
    UNMARK("unmarks"),
    MOVE_ON("gives a new token to the slot of"),
    START("starts"),
    DESCRIBE("describes"),
    LIST("lists the executions that are"),
    TAKE_LEASE("takes the lease"),
    RENEW_LEASE("renews the lease"),
    LEAVE_WORD("leaves word with the holder of the lease"),
    RETURN_LEASE("gives the lease back"),
    TRIGGER("triggers a pass over"),
    RETURN("returns");

    final String verb;

    Op(String verb) {
      this.verb = verb;
    }

    /** Tells whether the request carries a time that was read before it was sent. */
    boolean isStamped() {
      return this == ACQUIRE || this == START || this == ADOPT || this == MOVE_ON || this == MARK;
    }
  }

  /** Says it as the end of a sentence. */
  @Override
  public String toString() {
    return about.isEmpty() ? op.verb : op.verb + " " + Names.of(about);
  }
}
