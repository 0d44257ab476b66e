package io.weir.execution;

import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import java.util.Optional;

/** Reads message bodies. Implementations are thread-safe. */
public interface MessageFormat {
  /**
   * Reads a body found on {@code queue}. Whatever a stranger wrote is answered, never thrown.
   *
   * @param body the message's body
   */
  Decoded decode(String body, QueueUrl queue);

  /**
   * Tells whether an execution was started from a queue, by its input: it names its queue, and its
   * own name and state machine, so that a child or a hand-made copy, which carries its parent's, is
   * not taken for one.
   */
  Optional<OwnExecution> own(Execution execution);

  /** What a body says. */
  sealed interface Decoded {
    /** It asks for an execution. */
    record Accepted(WorkRequest request) implements Decoded {}

    /** It cannot become an execution. */
    record Rejected(Rejection rejection) implements Decoded {}
  }
}
