package io.weir.contract;

import io.weir.queue.MessageAttribute;
import io.weir.queue.MessageQueues;
import io.weir.queue.QueueUrl;
import java.time.Duration;
import java.util.Map;

/** An account with queues, and what only producers and deployments do to them. */
interface QueueAccount {
  /** Above what a test receives. */
  int MAX_RECEIVE_COUNT = 7;

  MessageQueues queues();

  /** Creates a queue with a failed queue. */
  QueueUrl create();

  QueueUrl createWithoutFailedQueue();

  void send(QueueUrl queue, String body, Map<String, MessageAttribute> attributes);

  /** Lets the account's clock come to a time {@code wait} from now, or waits with the receives. */
  void letPass(Duration wait);
}
