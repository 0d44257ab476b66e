package io.weir.cli.messages;

import io.weir.cli.terminal.VerbException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** Sends messages in batches, several at once. Thread-safe. */
public final class Sender {
  /** SQS' limit of a batch, in messages and in bytes. */
  static final int BATCH_MESSAGES = 10;

  static final int BATCH_BYTES = 1024 * 1024;

  /** More do not send faster on two cores. */
  private static final int PARALLEL = 4;

  private final SqsClient sqs;
  private final String queueUrl;

  /** Uses the client, which stays the caller's to close. */
  public Sender(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /**
   * Sends all and returns them in their order, with the ids that SQS gave them.
   *
   * @throws VerbException if SQS refuses one
   */
  public List<SentMessage> send(List<Draft> drafts) throws InterruptedException {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(PARALLEL, Thread.ofVirtual().factory())) {
      List<Future<List<SentMessage>>> batches =
          batches(drafts).stream().map(batch -> threads.submit(() -> sendBatch(batch))).toList();
      List<SentMessage> sent = new ArrayList<>(drafts.size());
      for (Future<List<SentMessage>> batch : batches) {
        sent.addAll(await(batch));
      }
      return sent;
    }
  }

  /** Cuts the messages into batches that SQS takes. */
  static List<List<Draft>> batches(List<Draft> drafts) {
    List<List<Draft>> batches = new ArrayList<>();
    List<Draft> batch = new ArrayList<>();
    int bytes = 0;
    for (Draft draft : drafts) {
      int size = draft.body().getBytes(StandardCharsets.UTF_8).length;
      if (batch.size() == BATCH_MESSAGES || (bytes + size > BATCH_BYTES && !batch.isEmpty())) {
        batches.add(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(draft);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private List<SentMessage> sendBatch(List<Draft> batch) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, batch.size()).mapToObj(i -> entry(i, batch.get(i))).toList();
    SendMessageBatchResponse response =
        sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
    for (BatchResultErrorEntry refused : response.failed()) {
      throw refused(batch.get(Integer.parseInt(refused.id())), refused.message());
    }
    return response.successful().stream()
        .sorted((one, other) -> Integer.compare(index(one), index(other)))
        .map(entry -> new SentMessage(entry.messageId(), batch.get(index(entry))))
        .toList();
  }

  private static SendMessageBatchRequestEntry entry(int index, Draft draft) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(index))
        .messageBody(draft.body())
        .build();
  }

  private static int index(SendMessageBatchResultEntry entry) {
    return Integer.parseInt(entry.id());
  }

  private static VerbException refused(Draft draft, String why) {
    return VerbException.failed("SQS refused message %d: %s".formatted(draft.number(), why));
  }

  private static List<SentMessage> await(Future<List<SentMessage>> batch)
      throws InterruptedException {
    try {
      return batch.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }
}
