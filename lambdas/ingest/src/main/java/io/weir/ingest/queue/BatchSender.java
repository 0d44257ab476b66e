package io.weir.ingest.queue;

import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.error.TaskException;
import io.weir.ingest.queue.MessageSender.Refused;
import io.weir.ingest.queue.SendTally.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Sends messages in batches, several batches at once. What a queue refuses for now, or does not
 * answer for, is sent again after a jittered pause, up to {@value #ATTEMPTS} times in all. A
 * message whose answer was lost may be on the queue twice; both ask for one execution, by its name.
 *
 * <p>One thread calls it; closing waits for what is in flight.
 */
final class BatchSender implements AutoCloseable {
  /** With pauses of up to 0.1, 0.2, 0.4 and 0.8 s, what is refused is given up after 1.5 s. */
  static final int ATTEMPTS = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private record Numbered(int number, Outgoing message) {}

  private final MessageSender sender;
  private final Pauses pauses;
  private final String queueUrl;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore inFlight;
  private final SendTally tally;
  private List<Numbered> batch = new ArrayList<>();
  private int batchBytes;
  private int count;

  /**
   * Creates a sender.
   *
   * @param tally learns what becomes of each message, by its number
   */
  BatchSender(
      MessageSender sender, Pauses pauses, String queueUrl, int concurrency, SendTally tally) {
    this.sender = sender;
    this.pauses = pauses;
    this.queueUrl = queueUrl;
    this.tally = tally;
    inFlight = new Semaphore(concurrency);
  }

  /** Takes a message; waits while as many batches as are allowed are in flight. */
  void send(Outgoing message) {
    if (batchBytes + message.bytes() > MessageSender.BYTES_LIMIT) {
      flush();
    }
    batch.add(new Numbered(count++, message));
    batchBytes += message.bytes();
    if (batch.size() == MessageSender.BATCH_LIMIT) {
      flush();
    }
  }

  /** Sends what is left, and waits until all is answered for. */
  @Override
  public void close() {
    flush();
    threads.close();
  }

  private void flush() {
    if (batch.isEmpty()) {
      return;
    }
    List<Numbered> full = batch;
    batch = new ArrayList<>();
    batchBytes = 0;
    inFlight.acquireUninterruptibly();
    threads.execute(() -> sendAndRelease(full));
  }

  private void sendAndRelease(List<Numbered> messages) {
    try {
      sendAll(messages);
    } catch (RuntimeException unforeseen) {
      tally.failed(new Failure(String.valueOf(unforeseen.getMessage()), false));
    } finally {
      inFlight.release();
    }
  }

  private void sendAll(List<Numbered> messages) {
    List<Numbered> left = messages;
    Duration longest = FIRST_PAUSE;
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      Map<Integer, Refused> refused = attempt(left);
      List<Numbered> again = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        Refused refusal = refused.get(i);
        if (refusal == null) {
          tally.sent(left.get(i).number(), left.get(i).message());
        } else if (refusal.forGood() || attempt == ATTEMPTS) {
          tally.failed(new Failure(refusal.reason(), refusal.forGood()));
        } else {
          again.add(left.get(i));
        }
      }
      left = again;
      if (!left.isEmpty()) {
        pauses.pause(longest);
        longest = longest.multipliedBy(2);
      }
    }
  }

  private Map<Integer, Refused> attempt(List<Numbered> messages) {
    Map<Integer, Refused> refused = new TreeMap<>();
    try {
      sender
          .send(queueUrl, messages.stream().map(each -> each.message().body()).toList())
          .forEach(each -> refused.put(each.index(), each));
    } catch (TaskException failure) {
      boolean forGood = !(failure instanceof RemoteResourceError);
      for (int i = 0; i < messages.size(); i++) {
        refused.put(i, new Refused(i, String.valueOf(failure.getMessage()), forGood));
      }
    }
    return refused;
  }
}
