package io.weir.local.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends deliveries in as few requests as SQS' limits allow. */
final class QueueSender {
  /** Messages a request may hold. */
  static final int BATCH_LIMIT = 10;

  /** What the messages of a request may hold together. */
  private static final int BATCH_LIMIT_BYTES = 1024 * 1024;

  private final SqsClient sqs;

  QueueSender(SqsClient sqs) {
    this.sqs = sqs;
  }

  /** Returns what SQS did not take. */
  List<Delivery> send(List<Delivery> deliveries) {
    Map<String, List<Delivery>> byQueue =
        deliveries.stream().collect(Collectors.groupingBy(Delivery::queueUrl));
    return byQueue.values().stream()
        .flatMap(queue -> batches(queue).stream())
        .flatMap(batch -> sendBatch(batch).stream())
        .toList();
  }

  private static List<List<Delivery>> batches(List<Delivery> deliveries) {
    List<List<Delivery>> batches = new ArrayList<>();
    int sizeBytes = BATCH_LIMIT_BYTES;
    for (Delivery delivery : deliveries) {
      sizeBytes += delivery.sizeBytes();
      if (sizeBytes > BATCH_LIMIT_BYTES) {
        batches.add(new ArrayList<>());
        sizeBytes = delivery.sizeBytes();
      }
      batches.getLast().add(delivery);
    }
    return batches;
  }

  private List<Delivery> sendBatch(List<Delivery> batch) {
    return sqs
        .sendMessageBatch(
            request -> request.queueUrl(batch.getFirst().queueUrl()).entries(entries(batch)))
        .failed()
        .stream()
        .map(BatchResultErrorEntry::id)
        .map(id -> batch.get(Integer.parseInt(id)))
        .toList();
  }

  private static List<SendMessageBatchRequestEntry> entries(List<Delivery> batch) {
    return IntStream.range(0, batch.size())
        .mapToObj(
            i ->
                SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(batch.get(i).body())
                    .build())
        .toList();
  }
}
