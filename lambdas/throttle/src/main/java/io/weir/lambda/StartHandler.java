package io.weir.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.throttle.DirectStart;
import io.weir.throttle.DirectStart.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The un-throttled path: one execution for each message of an SQS batch, as Cumulus' {@code sqs2sf}
 * does. What could not be started goes back to its queue, and in the end to that queue's failed
 * queue. Thread-safe.
 */
public final class StartHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final Assembly assembly;

  /** Creates the handler from the environment; Lambda calls it once. */
  public StartHandler() {
    this(Assembly.fromEnvironment());
  }

  StartHandler(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    try (Invocation invocation = assembly.begin(context)) {
      DirectStart starts = invocation.directStart();
      LogLines lines = invocation.lines();
      List<List<BatchItemFailure>> failures =
          assembly.parallel().map(event.getRecords(), each -> start(starts, each, lines).toList());
      return new SQSBatchResponse(failures.stream().flatMap(List::stream).toList());
    }
  }

  private static Stream<BatchItemFailure> start(
      DirectStart starts, SQSMessage sqsMessage, LogLines lines) {
    QueueMessage message = message(sqsMessage);
    return switch (starts.start(message, queueUrl(sqsMessage.getEventSourceArn()))) {
      case Outcome.Done _ -> Stream.empty();
      case Outcome.Failed(String cause) -> {
        lines
            .warn("message goes back to its queue")
            .with("messageId", message.messageId())
            .with("cause", cause)
            .write();
        yield Stream.of(new BatchItemFailure(message.messageId()));
      }
    };
  }

  private static QueueMessage message(SQSMessage message) {
    return new QueueMessage(
        message.getMessageId(),
        message.getReceiptHandle(),
        message.getBody(),
        Integer.parseInt(attribute(message, "ApproximateReceiveCount", "1")),
        Instant.ofEpochMilli(Long.parseLong(attribute(message, "SentTimestamp", "0"))),
        Map.of());
  }

  private static String attribute(SQSMessage message, String name, String defaultValue) {
    Map<String, String> attributes = message.getAttributes();
    return attributes == null ? defaultValue : attributes.getOrDefault(name, defaultValue);
  }

  /** {@code arn:aws:sqs:REGION:ACCOUNT:NAME}: an event names its queue by ARN, Weir by URL. */
  private static QueueUrl queueUrl(String arn) {
    String[] parts = arn.split(":", 6);
    if (parts.length < 6) {
      throw new IllegalArgumentException("eventSourceARN is not an SQS queue's ARN");
    }
    return new QueueUrl("https://sqs." + parts[3] + ".amazonaws.com/" + parts[4] + "/" + parts[5]);
  }
}
