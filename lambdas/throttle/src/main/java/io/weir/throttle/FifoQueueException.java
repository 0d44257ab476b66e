package io.weir.throttle;

import io.weir.queue.QueueUrl;

/** The throttle was pointed at a FIFO queue, whose order it cannot keep. */
public final class FifoQueueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public FifoQueueException(QueueUrl queue) {
    super(
        queue
            + " is a FIFO queue: the throttle starts messages in any order and would break the"
            + " order of its groups; use a standard queue");
  }
}
