package io.weir.aws;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.aws.ExpiringCache.Loaded;
import io.weir.queue.MessageQueue;
import io.weir.queue.MessageQueues;
import io.weir.queue.QueueException;
import io.weir.queue.QueueSettings;
import io.weir.queue.QueueUrl;
import io.weir.queue.UnknownQueueException;
import io.weir.throttle.Parallel;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Queues of SQS. What a queue says of itself is asked once in five minutes, so a new redrive policy
 * counts after that time. Thread-safe; the client stays the caller's to close.
 */
public final class SqsQueues implements MessageQueues {
  private static final Duration SETTINGS_VALIDITY = Duration.ofMinutes(5);

  /** Far more queues than one function looks after. */
  private static final int QUEUE_LIMIT = 1_000;

  private static final int FORBIDDEN = 403;

  private final SqsClient sqs;
  private final Parallel parallel;
  private final ExpiringCache<QueueUrl, QueueSettings> settings;

  /**
   * Uses the client.
   *
   * @param parallel sends several requests at once where one cannot carry all
   * @param clock tells how old the settings are
   */
  public SqsQueues(SqsClient sqs, Parallel parallel, InstantSource clock) {
    this.sqs = sqs;
    this.parallel = parallel;
    this.settings = new ExpiringCache<>(clock, QUEUE_LIMIT);
  }

  @Override
  public MessageQueue open(QueueUrl url) {
    return new SqsQueue(sqs, parallel, settings(url));
  }

  private QueueSettings settings(QueueUrl url) {
    return settings.get(url, () -> new Loaded<>(ask(url), SETTINGS_VALIDITY));
  }

  private QueueSettings ask(QueueUrl url) {
    try {
      var answer =
          sqs.getQueueAttributes(
              request ->
                  request.queueUrl(url.value()).attributeNames(QueueAttributeName.REDRIVE_POLICY));
      return settings(url, answer.attributes().get(QueueAttributeName.REDRIVE_POLICY));
    } catch (QueueDoesNotExistException absent) {
      throw new UnknownQueueException(url);
    } catch (SqsException failure) {
      throw failure.statusCode() == FORBIDDEN
          ? new UnknownQueueException(url)
          : failed(url, failure);
    } catch (SdkException failure) {
      throw failed(url, failure);
    }
  }

  private static QueueException failed(QueueUrl url, SdkException failure) {
    return new QueueException(
        "queue " + url + ": reading its attributes failed: " + failure.getMessage(), failure);
  }

  private static QueueSettings settings(QueueUrl url, @Nullable String redrivePolicy) {
    if (redrivePolicy == null || redrivePolicy.isEmpty()) {
      return QueueSettings.withoutFailedQueue(url);
    }
    JsonObject policy = JsonParser.parseString(redrivePolicy).getAsJsonObject();
    return new QueueSettings(
        url,
        neighbour(url, policy.get("deadLetterTargetArn").getAsString()),
        policy.get("maxReceiveCount").getAsInt());
  }

  /** A dead-letter queue is in the account and region of its queue: only the name differs. */
  private static QueueUrl neighbour(QueueUrl url, String arn) {
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    String siblings = url.value().substring(0, url.value().lastIndexOf('/') + 1);
    return new QueueUrl(siblings + name);
  }
}
