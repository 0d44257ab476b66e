package io.weir.cli.ingestbench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.cli.terminal.VerbException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What was on a queue.
 *
 * @param messages how many
 * @param executions the different ones that they ask for
 * @param granules the different ones that they carry
 */
record QueueContent(int messages, int executions, int granules) {
  private static final int READERS = 4;
  private static final int BATCH = 10;

  /** A receive may come back empty although there are messages. */
  private static final int EMPTY_RECEIVES = 3;

  /** Takes all messages off a queue that nobody else sends to or reads. */
  static QueueContent take(SqsClient sqs, String queueUrl) throws InterruptedException {
    Counter counter = new Counter();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> readers =
          Stream.<Future<?>>generate(() -> threads.submit(() -> takeAll(sqs, queueUrl, counter)))
              .limit(READERS)
              .toList();
      for (Future<?> reader : readers) {
        reader.get();
      }
    } catch (ExecutionException failure) {
      throw VerbException.failed("the queue could not be read: " + failure.getCause());
    }
    return counter.content();
  }

  private static void takeAll(SqsClient sqs, String queueUrl, Counter counter) {
    int empty = 0;
    while (empty < EMPTY_RECEIVES) {
      List<Message> batch =
          sqs.receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(BATCH))
              .messages();
      empty = batch.isEmpty() ? empty + 1 : 0;
      batch.forEach(message -> counter.add(message.body()));
      if (!batch.isEmpty()) {
        sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries(batch)));
      }
    }
  }

  private static List<DeleteMessageBatchRequestEntry> entries(List<Message> batch) {
    return batch.stream()
        .map(
            message ->
                DeleteMessageBatchRequestEntry.builder()
                    .id(message.messageId())
                    .receiptHandle(message.receiptHandle())
                    .build())
        .toList();
  }

  /** Counts messages as QueueGranules makes them. Thread-safe. */
  static final class Counter {
    private final AtomicInteger messages = new AtomicInteger();
    private final Set<String> executions = ConcurrentHashMap.newKeySet();
    private final Set<String> granules = ConcurrentHashMap.newKeySet();

    void add(String body) {
      JsonObject message = JsonParser.parseString(body).getAsJsonObject();
      messages.incrementAndGet();
      executions.add(message.getAsJsonObject("cumulus_meta").get("execution_name").getAsString());
      for (JsonElement granule : message.getAsJsonObject("payload").getAsJsonArray("granules")) {
        granules.add(granule.getAsJsonObject().get("granuleId").getAsString());
      }
    }

    QueueContent content() {
      return new QueueContent(messages.get(), executions.size(), granules.size());
    }
  }
}
