package io.weir.contract;

import io.weir.aws.SqsQueues;
import io.weir.aws.VirtualThreads;
import io.weir.local.sqs.Queue;
import io.weir.local.sqs.Queues;
import io.weir.queue.MessageAttribute;
import io.weir.queue.MessageQueues;
import io.weir.queue.QueueUrl;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Queues of ElasticMQ, new names for each. */
final class SqsQueueAccount implements QueueAccount {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final SqsClient sqs = Engines.CLIENTS.sqs();
  private final MessageQueues queues;

  SqsQueueAccount() {
    this(Engines.CLIENTS.sqs());
  }

  /** The queues are asked through another client; what producers do is done by the usual one. */
  SqsQueueAccount(SqsClient other) {
    queues = new SqsQueues(other, new VirtualThreads(32), InstantSource.system());
  }

  @Override
  public MessageQueues queues() {
    return queues;
  }

  @Override
  public QueueUrl create() {
    Queue queue = new Queues(sqs).create(name(), Duration.ofSeconds(60), MAX_RECEIVE_COUNT);
    return new QueueUrl(queue.url());
  }

  @Override
  public QueueUrl createWithoutFailedQueue() {
    return new QueueUrl(sqs.createQueue(request -> request.queueName(name())).queueUrl());
  }

  @Override
  public void send(QueueUrl queue, String body, Map<String, MessageAttribute> attributes) {
    Map<String, MessageAttributeValue> written = new HashMap<>();
    attributes.forEach((name, attribute) -> written.put(name, write(attribute)));
    sqs.sendMessage(
        request -> request.queueUrl(queue.value()).messageBody(body).messageAttributes(written));
  }

  /** The receives wait instead. */
  @Override
  public void letPass(Duration wait) {}

  private static MessageAttributeValue write(MessageAttribute attribute) {
    var value = MessageAttributeValue.builder().dataType(attribute.dataType());
    return attribute.isBinary()
        ? value
            .binaryValue(SdkBytes.fromByteArray(Base64.getDecoder().decode(attribute.value())))
            .build()
        : value.stringValue(attribute.value()).build();
  }

  private static String name() {
    return "granules-" + NUMBER.incrementAndGet();
  }
}
