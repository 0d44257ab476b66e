package io.weir.cli.drain;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Counts a queue's messages, those in flight and delayed ones included. */
public final class QueueDepth {
  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private QueueDepth() {}

  /** Messages on a queue, in hand and delayed ones too. */
  public static int of(SqsClient sqs, String queueUrl) {
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(COUNTS))
            .attributes();
    return COUNTS.stream()
        .map(attributes::get)
        .mapToInt(count -> count == null ? 0 : Integer.parseInt(count))
        .sum();
  }
}
