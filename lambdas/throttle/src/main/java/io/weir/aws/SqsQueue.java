package io.weir.aws;

import io.weir.queue.MessageQueue;
import io.weir.queue.QueueException;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueSettings;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.throttle.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** One queue of SQS. Thread-safe. */
final class SqsQueue implements MessageQueue {
  /** The most messages of one request (SQS' quota). */
  private static final int BATCH_LIMIT = 10;

  /** The longest a message can be hidden (SQS' quota). */
  private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

  /** What is asked for after a full first answer waits as briefly as a long poll can. */
  private static final Duration FOLLOWING_WAIT = Duration.ofSeconds(1);

  private final SqsClient sqs;
  private final Parallel parallel;
  private final QueueSettings settings;

  SqsQueue(SqsClient sqs, Parallel parallel, QueueSettings settings) {
    this.sqs = sqs;
    this.parallel = parallel;
    this.settings = settings;
  }

  @Override
  public QueueSettings settings() {
    return settings;
  }

  @Override
  public int backlog() {
    QueueAttributeName messages = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    var answer =
        ask(
            "count of messages",
            () ->
                sqs.getQueueAttributes(
                    request -> request.queueUrl(url()).attributeNames(messages)));
    return Integer.parseInt(answer.attributes().getOrDefault(messages, "0"));
  }

  /**
   * Asks for ten and waits; only if all ten come are the others asked for, in parallel. Asked all
   * at once, the requests that find nothing would keep back, for the whole wait, what one has
   * found.
   */
  @Override
  public List<QueueMessage> receive(int most, Duration wait, Duration visibility) {
    int first = Math.min(most, BATCH_LIMIT);
    List<QueueMessage> received = new ArrayList<>(receiveBatch(first, wait, visibility));
    if (received.size() == BATCH_LIMIT && most > BATCH_LIMIT) {
      Duration briefly = wait.compareTo(FOLLOWING_WAIT) < 0 ? wait : FOLLOWING_WAIT;
      parallel
          .map(batchSizes(most - BATCH_LIMIT), size -> receiveMore(size, briefly, visibility))
          .forEach(received::addAll);
    }
    return withoutDuplicates(received);
  }

  private static List<Integer> batchSizes(int count) {
    return IntStream.iterate(count, left -> left > 0, left -> left - BATCH_LIMIT)
        .mapToObj(left -> Math.min(left, BATCH_LIMIT))
        .toList();
  }

  /** What was received already is worth more than the failure of another request. */
  private List<QueueMessage> receiveMore(int most, Duration wait, Duration visibility) {
    try {
      return receiveBatch(most, wait, visibility);
    } catch (QueueException failure) {
      return List.of();
    }
  }

  private List<QueueMessage> receiveBatch(int most, Duration wait, Duration visibility) {
    ReceiveMessageRequest request =
        ReceiveMessageRequest.builder()
            .queueUrl(url())
            .maxNumberOfMessages(most)
            .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
            .visibilityTimeout(seconds(visibility))
            .messageSystemAttributeNames(
                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                MessageSystemAttributeName.SENT_TIMESTAMP)
            .messageAttributeNames("All")
            .build();
    return ask("receive", () -> sqs.receiveMessage(request)).messages().stream()
        .map(SqsMessages::read)
        .toList();
  }

  /** SQS may give one message to two requests; the later receipt handle is the valid one. */
  private static List<QueueMessage> withoutDuplicates(List<QueueMessage> received) {
    Map<String, QueueMessage> byId = new LinkedHashMap<>();
    received.forEach(message -> byId.merge(message.messageId(), message, SqsQueue::later));
    return List.copyOf(byId.values());
  }

  private static QueueMessage later(QueueMessage a, QueueMessage b) {
    return b.receiveCount() > a.receiveCount() ? b : a;
  }

  /** A message that cannot be deleted comes back and is deleted then. */
  @Override
  public void delete(Collection<QueueMessage> messages) {
    inBatches(messages, this::deleteBatch);
  }

  private void deleteBatch(List<QueueMessage> batch) {
    List<DeleteMessageBatchRequestEntry> entries =
        IntStream.range(0, batch.size()).mapToObj(i -> deletion(i, batch.get(i))).toList();
    ask(
        "delete",
        () -> sqs.deleteMessageBatch(request -> request.queueUrl(url()).entries(entries)));
  }

  private static DeleteMessageBatchRequestEntry deletion(int index, QueueMessage message) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(Integer.toString(index))
        .receiptHandle(message.receiptHandle())
        .build();
  }

  /** A message that cannot be given back now comes back after its visibility timeout. */
  @Override
  public void giveBack(Collection<QueueMessage> messages, Duration delay) {
    inBatches(messages, batch -> giveBackBatch(batch, delay));
  }

  private void giveBackBatch(List<QueueMessage> batch, Duration delay) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries =
        IntStream.range(0, batch.size()).mapToObj(i -> returned(i, batch.get(i), delay)).toList();
    ask(
        "give back",
        () ->
            sqs.changeMessageVisibilityBatch(request -> request.queueUrl(url()).entries(entries)));
  }

  private static ChangeMessageVisibilityBatchRequestEntry returned(
      int index, QueueMessage message, Duration delay) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(Integer.toString(index))
        .receiptHandle(message.receiptHandle())
        .visibilityTimeout(seconds(delay))
        .build();
  }

  private void inBatches(Collection<QueueMessage> messages, Consumer<List<QueueMessage>> action) {
    List<QueueMessage> all = List.copyOf(messages);
    List<List<QueueMessage>> batches =
        IntStream.iterate(0, from -> from < all.size(), from -> from + BATCH_LIMIT)
            .mapToObj(from -> all.subList(from, Math.min(all.size(), from + BATCH_LIMIT)))
            .toList();
    parallel.map(
        batches,
        batch -> {
          action.accept(batch);
          return batch.size();
        });
  }

  @Override
  public Quarantined quarantine(QueueMessage message, Rejection rejection) {
    QueueUrl failedQueue = settings.failedQueue();
    if (failedQueue == null || !send(message, rejection, failedQueue)) {
      return Quarantined.NO_FAILED_QUEUE;
    }
    delete(List.of(message));
    return Quarantined.MOVED;
  }

  private boolean send(QueueMessage message, Rejection rejection, QueueUrl failedQueue) {
    var attributes = SqsMessages.withReason(message, rejection, settings.url());
    try {
      ask(
          "quarantine of " + message.messageId(),
          () ->
              sqs.sendMessage(
                  request ->
                      request
                          .queueUrl(failedQueue.value())
                          .messageBody(message.body())
                          .messageAttributes(attributes)));
      return true;
    } catch (QueueException failure) {
      if (failure.getCause() instanceof QueueDoesNotExistException) {
        return false;
      }
      throw failure;
    }
  }

  private <T> T ask(String action, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException failure) {
      throw new QueueException(
          "queue " + url() + ": " + action + " failed: " + failure.getMessage(), failure);
    }
  }

  private String url() {
    return settings.url().value();
  }

  /** SQS counts in whole seconds; a part of one counts as one. */
  private static int seconds(Duration duration) {
    Duration bounded = duration.compareTo(LONGEST_VISIBILITY) < 0 ? duration : LONGEST_VISIBILITY;
    return Math.toIntExact(bounded.plusSeconds(1).minusNanos(1).toSeconds());
  }
}
