package io.weir.cli.drain;

import io.weir.queue.QuarantineAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Reads a failed queue without taking anything off it. */
public final class FailedQueue {
  /** Enough to read it all once; then its messages are there for others again. */
  private static final int VISIBILITY_SECONDS = 20;

  /** A receive may come back empty although there are messages. */
  private static final int EMPTY_RECEIVES = 3;

  private final SqsClient sqs;
  private final String url;

  /** Reads the queue of that URL. */
  public FailedQueue(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  /** All messages there are, hidden from other readers for some seconds. */
  public List<QuarantinedMessage> readAll() {
    Map<String, QuarantinedMessage> byId = new LinkedHashMap<>();
    int empty = 0;
    while (empty < EMPTY_RECEIVES) {
      List<Message> batch = receive();
      empty = batch.isEmpty() ? empty + 1 : 0;
      batch.forEach(message -> byId.put(message.messageId(), read(message)));
    }
    return List.copyOf(byId.values());
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(VISIBILITY_SECONDS)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  private static QuarantinedMessage read(Message message) {
    return new QuarantinedMessage(
        message.body(),
        attribute(message, QuarantineAttributes.REASON),
        attribute(message, QuarantineAttributes.DETAIL));
  }

  private static @Nullable String attribute(Message message, String name) {
    MessageAttributeValue value = message.messageAttributes().get(name);
    return value == null ? null : value.stringValue();
  }
}
