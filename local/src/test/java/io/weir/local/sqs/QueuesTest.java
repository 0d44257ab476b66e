package io.weir.local.sqs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.Eventually;
import io.weir.local.Ports;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueuesTest {
  private static TestSqs sqs;

  @BeforeAll
  static void start() {
    sqs = new TestSqs();
  }

  @AfterAll
  static void stop() {
    sqs.close();
  }

  @Test
  void create_name_makesQueueWithFailedQueue() {
    Queue queue = new Queues(sqs.client()).create("granules", Duration.ofSeconds(8), 30);

    assertThat(queue.url()).endsWith("/granules");
    assertThat(queue.failedUrl()).endsWith("/granules-failed");
    assertThat(queue.arn()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:granules");
    assertThat(attribute(queue, QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("8");
    assertThat(attribute(queue, QueueAttributeName.REDRIVE_POLICY))
        .contains(queue.failedArn())
        .contains("\"maxReceiveCount\":30");
  }

  @Test
  void create_attributes_areTheQueues() {
    Queue queue =
        requireNonNull(
            new Queues(sqs.client())
                .create(
                    List.of(
                        new QueueDefinition(
                            "patient",
                            Duration.ofSeconds(8),
                            Duration.ofSeconds(20),
                            Duration.ofDays(2),
                            new QueueDefinition.Redrive("elsewhere", 9)),
                        QueueDefinition.plain("elsewhere")))
                .get("patient"));

    assertThat(queue.failedArn()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:elsewhere");
    assertThat(attribute(queue, QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS))
        .isEqualTo("20");
    assertThat(attribute(queue, QueueAttributeName.REDRIVE_POLICY))
        .contains(":elsewhere\"")
        .contains("\"maxReceiveCount\":9");
  }

  @Test
  void create_receivedTooOften_movesMessageToFailedQueue() {
    Queue queue = new Queues(sqs.client()).create("hopeless", Duration.ofSeconds(60), 2);
    sqs.client().sendMessage(request -> request.queueUrl(queue.url()).messageBody("m"));

    receiveAndReturn(queue);
    receiveAndReturn(queue);

    assertThat(receive(queue.url())).isEmpty();
    Eventually.holds("it is in the failed queue", () -> !receive(queue.failedUrl()).isEmpty());
  }

  @Test
  void visibilityTimeout_notWholeSeconds_isRefused() {
    assertThatThrownBy(() -> QueueDefinition.withFailedQueue("q", Duration.ofMillis(1500), 30))
        .hasMessageContaining("whole seconds");
  }

  @Test
  void start_listensOnLoopbackOnly() throws Exception {
    assertThat(Ports.isOpenToOthers(sqs.server().endpoint())).isFalse();
  }

  @Test
  void close_longPollOpen_closesAtOnce() {
    TestSqs other = new TestSqs();
    URI endpoint = other.server().endpoint();
    SqsClient client = other.client();
    Queue queue = other.createQueue("polled", Duration.ofSeconds(1));
    Thread poll = Thread.ofVirtual().start(() -> pollUntilDropped(client, queue));
    Eventually.holds("the poll waits", () -> poll.getState() == Thread.State.TIMED_WAITING);

    long before = System.nanoTime();
    other.close();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(Ports.isOpen(endpoint)).isFalse();
  }

  private static void pollUntilDropped(SqsClient client, Queue queue) {
    assertThatThrownBy(
            () -> client.receiveMessage(r -> r.queueUrl(queue.url()).waitTimeSeconds(20)))
        .isInstanceOf(Exception.class);
  }

  private static void receiveAndReturn(Queue queue) {
    Message message = receive(queue.url()).getFirst();
    sqs.client()
        .changeMessageVisibility(
            request ->
                request
                    .queueUrl(queue.url())
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(0));
  }

  private static List<Message> receive(String url) {
    return sqs.client().receiveMessage(request -> request.queueUrl(url)).messages();
  }

  private static String attribute(Queue queue, QueueAttributeName name) {
    return String.valueOf(
        sqs.client()
            .getQueueAttributes(
                request -> request.queueUrl(queue.url()).attributeNames(QueueAttributeName.ALL))
            .attributes()
            .get(name));
  }
}
