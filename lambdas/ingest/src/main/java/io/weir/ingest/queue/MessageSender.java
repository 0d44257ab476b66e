package io.weir.ingest.queue;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import java.util.List;

/** Puts messages on SQS queues. Blocks. Thread-safe. */
public interface MessageSender {
  /** The most messages of a batch. */
  int BATCH_LIMIT = 10;

  /** The most bytes of a batch, and of a message: SQS takes 1 MiB. */
  int BYTES_LIMIT = 1024 * 1024;

  /**
   * A message that the queue did not take.
   *
   * @param index its place in the batch
   * @param reason in SQS' words
   * @param forGood whether it would be refused again
   */
  record Refused(int index, String reason, boolean forGood) {}

  /**
   * Sends a batch. What is not refused is on the queue.
   *
   * @param bodies at most {@link #BATCH_LIMIT}, together at most {@link #BYTES_LIMIT} in UTF-8
   * @return those refused
   * @throws RemoteResourceError if there was no answer: all, some or none may be on the queue
   * @throws InvalidArgument if there is no such queue, or it may not be used: none is on it
   */
  List<Refused> send(String queueUrl, List<String> bodies);
}
