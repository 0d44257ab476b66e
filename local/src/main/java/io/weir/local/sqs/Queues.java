package io.weir.local.sqs;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Creates queues as a deployment has them: each with a failed queue that its redrive policy names.
 */
public final class Queues {
  /** What a failed queue's name adds to its queue's. */
  public static final String FAILED_SUFFIX = "-failed";

  private final SqsClient sqs;

  /** Uses the client, which stays the caller's to close. */
  public Queues(SqsClient sqs) {
    this.sqs = sqs;
  }

  /** Creates {@code name} and {@code name-failed}. */
  public Queue create(String name, QueueAttributes attributes) {
    String failedUrl = create(name + FAILED_SUFFIX, Map.of());
    String failedArn = arnOf(failedUrl);
    String url =
        create(
            name,
            Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(attributes.visibilityTimeout().toSeconds()),
                QueueAttributeName.REDRIVE_POLICY,
                redrivePolicy(failedArn, attributes.maxReceiveCount())));
    return new Queue(name, url, arnOf(url), failedUrl, failedArn);
  }

  private String create(String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(request -> request.queueName(name).attributes(attributes)).queueUrl();
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
