package io.weir.local.events;

import io.weir.local.lambda.FunctionInvoker;
import io.weir.local.lambda.Invocation;
import io.weir.local.sqs.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Feeds a queue's messages to a function in batches, as Lambda's SQS pollers do.
 *
 * <p>What the function is done with is deleted; what it reports as a batch item failure, and all of
 * a batch whose invocation failed, comes again after the queue's visibility timeout. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">SQS event
 *     source</a>
 */
public final class EventSourceMapping implements AutoCloseable {
  private static final Duration LONG_POLL = Duration.ofSeconds(20);
  private static final Duration ERROR_PAUSE = Duration.ofMillis(200);
  private static final int RECEIVE_LIMIT = 10;

  private final SqsClient sqs;
  private final Queue queue;
  private final FunctionInvoker function;
  private final Settings settings;
  private final Consumer<String> log;
  private final List<Thread> pollers;
  private volatile boolean closed;

  /**
   * How messages are fed.
   *
   * @param batchSize the most messages of one invocation
   * @param batchWindow how long a batch may wait to fill up; needed above a batch size of 10
   * @param maximumConcurrency the most invocations at once
   */
  public record Settings(int batchSize, Duration batchWindow, int maximumConcurrency) {
    /** Batches of ten, at once, two at a time. */
    public static final Settings DEFAULT = new Settings(10, Duration.ZERO, 2);

    public Settings {
      if (batchSize < 1 || batchSize > 10_000) {
        throw new IllegalArgumentException("Batch size is 1 to 10000: " + batchSize);
      }
      if (batchWindow.isNegative() || (batchSize > RECEIVE_LIMIT && batchWindow.toSeconds() < 1)) {
        throw new IllegalArgumentException(
            "A batch size above 10 needs a window of at least 1 s: " + batchWindow);
      }
      // AWS' least is two; a reserved concurrency of one has the same effect.
      if (maximumConcurrency < 1 || maximumConcurrency > 1000) {
        throw new IllegalArgumentException(
            "Maximum concurrency is 1 to 1000: " + maximumConcurrency);
      }
    }
  }

  private EventSourceMapping(
      SqsClient sqs,
      Queue queue,
      FunctionInvoker function,
      Settings settings,
      Consumer<String> log) {
    this.sqs = sqs;
    this.queue = queue;
    this.function = function;
    this.settings = settings;
    this.log = log;
    pollers =
        IntStream.range(0, settings.maximumConcurrency())
            .mapToObj(i -> Thread.ofVirtual().name(queue.name() + " poller " + i))
            .map(thread -> thread.start(this::pollUntilClosed))
            .toList();
  }

  /**
   * Starts the pollers.
   *
   * @param sqs stays the caller's to close
   * @param log gets a line for each failed batch
   */
  public static EventSourceMapping start(
      SqsClient sqs,
      Queue queue,
      FunctionInvoker function,
      Settings settings,
      Consumer<String> log) {
    return new EventSourceMapping(sqs, queue, function, settings, log);
  }

  /** Stops polling; what was received and is not done comes again. */
  @Override
  public void close() {
    closed = true;
    pollers.forEach(Thread::interrupt);
  }

  private void pollUntilClosed() {
    try {
      while (!closed) {
        pollOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pollOnce() throws InterruptedException {
    try {
      List<Message> batch = receiveBatch();
      if (!batch.isEmpty()) {
        feed(batch);
      }
    } catch (RuntimeException e) {
      if (!closed) {
        log.accept(queue.name() + ": poller failed: " + e.getMessage());
        Thread.sleep(ERROR_PAUSE);
      }
    }
  }

  private List<Message> receiveBatch() {
    List<Message> batch = new ArrayList<>(receive(settings.batchSize(), LONG_POLL));
    long endNanos = System.nanoTime() + settings.batchWindow().toNanos();
    while (!batch.isEmpty()
        && batch.size() < settings.batchSize()
        && System.nanoTime() < endNanos) {
      Duration left = Duration.ofNanos(endNanos - System.nanoTime());
      batch.addAll(receive(settings.batchSize() - batch.size(), left));
    }
    return batch;
  }

  private List<Message> receive(int limit, Duration wait) {
    // SQS waits whole seconds.
    int waitSeconds = Math.toIntExact(wait.plusMillis(999).toSeconds());
    return sqs.receiveMessage(
            ReceiveMessageRequest.builder()
                .queueUrl(queue.url())
                .maxNumberOfMessages(Math.min(limit, RECEIVE_LIMIT))
                .waitTimeSeconds(waitSeconds)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All")
                .build())
        .messages();
  }

  private void feed(List<Message> batch) throws InterruptedException {
    Invocation outcome = function.invoke(SqsEvent.of(batch, queue.arn()));
    if (outcome instanceof Invocation.Succeeded(String answer)) {
      delete(BatchAnswer.done(batch, answer));
    } else {
      log.accept("%s: batch of %d failed: %s".formatted(queue.name(), batch.size(), outcome));
    }
  }

  private void delete(List<Message> done) {
    for (int from = 0; from < done.size(); from += RECEIVE_LIMIT) {
      List<DeleteMessageBatchRequestEntry> entries =
          done.subList(from, Math.min(done.size(), from + RECEIVE_LIMIT)).stream()
              .map(EventSourceMapping::deletion)
              .toList();
      var _ = sqs.deleteMessageBatch(request -> request.queueUrl(queue.url()).entries(entries));
    }
  }

  private static DeleteMessageBatchRequestEntry deletion(Message message) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(message.messageId())
        .receiptHandle(message.receiptHandle())
        .build();
  }
}
