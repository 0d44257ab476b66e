package io.weir.local.sqs;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Creates queues as a deployment has them: those that work each with a failed queue. */
public final class Queues {
  private final SqsClient sqs;
  private final Map<String, String> urls = new HashMap<>();

  /** Uses the client, which stays the caller's to close. */
  public Queues(SqsClient sqs) {
    this.sqs = sqs;
  }

  /**
   * Creates queues; those without a failed queue first, since another's redrive policy may name
   * them.
   *
   * @return those that have a failed queue, by name, in the order given
   */
  public Map<String, Queue> create(List<QueueDefinition> queues) {
    queues.stream().filter(queue -> queue.redrive() == null).forEach(queue -> add(queue, Map.of()));
    Map<String, Queue> created = new LinkedHashMap<>();
    for (QueueDefinition queue : queues) {
      if (queue.redrive() != null) {
        created.put(queue.name(), create(queue, queue.redrive()));
      }
    }
    return created;
  }

  /** Creates {@code NAME} and {@code NAME-failed}. */
  public Queue create(String name, Duration visibilityTimeout, int maxReceiveCount) {
    return requireNonNull(
        create(QueueDefinition.withFailedQueue(name, visibilityTimeout, maxReceiveCount))
            .get(name));
  }

  private Queue create(QueueDefinition queue, QueueDefinition.Redrive redrive) {
    String failedUrl = requireNonNull(urls.get(redrive.failedQueue()), redrive.failedQueue());
    String failedArn = arnOf(failedUrl);
    String policy = redrivePolicy(failedArn, redrive.maxReceiveCount());
    String url = add(queue, Map.of(QueueAttributeName.REDRIVE_POLICY, policy));
    return new Queue(queue.name(), url, arnOf(url), failedUrl, failedArn);
  }

  private String add(QueueDefinition queue, Map<QueueAttributeName, String> more) {
    Map<QueueAttributeName, String> attributes = new HashMap<>(more);
    attributes.put(
        QueueAttributeName.VISIBILITY_TIMEOUT,
        Long.toString(queue.visibilityTimeout().toSeconds()));
    attributes.put(
        QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
        Long.toString(queue.receiveWait().toSeconds()));
    attributes.put(
        QueueAttributeName.MESSAGE_RETENTION_PERIOD, Long.toString(queue.retention().toSeconds()));
    String url =
        sqs.createQueue(request -> request.queueName(queue.name()).attributes(attributes))
            .queueUrl();
    urls.put(queue.name(), url);
    return url;
  }

  private String arnOf(String url) {
    var attributes =
        sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes();
    return requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN));
  }

  private static String redrivePolicy(String failedArn, int maxReceiveCount) {
    JsonObject policy = new JsonObject();
    policy.addProperty("deadLetterTargetArn", failedArn);
    policy.addProperty("maxReceiveCount", maxReceiveCount);
    return policy.toString();
  }
}
