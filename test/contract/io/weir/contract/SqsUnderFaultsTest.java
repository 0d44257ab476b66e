package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.AwsClients;
import io.weir.queue.MessageQueue.Quarantined;
import io.weir.queue.QueueException;
import io.weir.queue.QueueMessage;
import io.weir.throttle.Timings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * The contract of queues once more, with the same results, while a quarter of all calls is refused,
 * throttled or lost on the way; and what becomes of messages whose receive, delete or quarantine
 * was done in part, or done and not said.
 */
final class SqsUnderFaultsTest extends MessageQueueContract {
  private static final List<Fault> RECEIVES =
      List.of(Fault.THROTTLED, Fault.SERVER_FAULT, Fault.LOST_REQUEST);
  private static final List<Fault> REPEATABLE =
      List.of(Fault.THROTTLED, Fault.SERVER_FAULT, Fault.LOST_REQUEST, Fault.LOST_ANSWER);
  private static final Map<String, List<Fault>> FAULTS =
      Map.of(
          "ReceiveMessage", RECEIVES,
          "DeleteMessageBatch", REPEATABLE,
          "ChangeMessageVisibilityBatch", REPEATABLE,
          "SendMessage", REPEATABLE,
          "GetQueueAttributes", REPEATABLE);

  private static final Duration BRIEFLY = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final FaultProxy PROXY = new FaultProxy(Engines.sqs());
  private static final AwsClients CLIENTS = Engines.clientsOf(PROXY.uri(), Timings.AWS);

  /** The seed of a test is its name's, so that each meets the same faults when it is run alone. */
  @BeforeEach
  void sprinkle(TestInfo test) {
    PROXY.follow(FaultPlan.sprinkled(test.getDisplayName().hashCode(), FAULTS));
  }

  @AfterAll
  static void close() {
    CLIENTS.close();
    PROXY.close();
  }

  @Override
  QueueAccount account() {
    return new SqsQueueAccount(CLIENTS.sqs());
  }

  /** Hidden, and in nobody's hand: they come again. */
  @Test
  void receive_answerLost_theMessagesComeAgain() {
    sendTen();
    PROXY.follow(FaultPlan.first("ReceiveMessage", Fault.LOST_ANSWER));

    assertThat(queue.receive(10, Duration.ZERO, BRIEFLY)).isEmpty();
    List<QueueMessage> again = queue.receive(10, Duration.ofSeconds(20), LONG);

    assertThat(again).isNotEmpty().extracting(QueueMessage::receiveCount).containsOnly(2);
  }

  @Test
  void delete_answerLost_isDoneOnceAndNoError() {
    sendTen();
    List<QueueMessage> inHand = receive(10);
    PROXY.follow(FaultPlan.first("DeleteMessageBatch", Fault.LOST_ANSWER));

    queue.delete(inHand);

    assertNoneLeft();
  }

  @Test
  void delete_halfTheBatchFails_theRestComesAgain() {
    sendTen();
    List<QueueMessage> inHand = queue.receive(10, Duration.ofSeconds(1), BRIEFLY);
    PROXY.follow(FaultPlan.first("DeleteMessageBatch", Fault.PARTIAL));

    queue.delete(inHand);

    List<QueueMessage> again = receiveFive();
    assertThat(again)
        .extracting(QueueMessage::messageId)
        .containsExactlyInAnyOrderElementsOf(
            inHand.subList(5, 10).stream().map(QueueMessage::messageId).toList());
    queue.delete(again);
    assertNoneLeft();
  }

  @Test
  void giveBack_halfTheBatchFails_theRestComesAfterItsVisibility() {
    sendTen();
    List<QueueMessage> inHand = queue.receive(10, Duration.ofSeconds(1), LONG);
    PROXY.follow(FaultPlan.first("ChangeMessageVisibilityBatch", Fault.PARTIAL));

    queue.giveBack(inHand, Duration.ZERO);

    assertThat(receiveFive()).hasSize(5);
    assertThat(queue.receive(10, Duration.ZERO, LONG)).isEmpty();
  }

  @Test
  void delete_neverAnswered_isAnErrorThatNamesTheQueue() {
    sendTen();
    List<QueueMessage> inHand = receive(10);
    Fault[] all = new Fault[50];
    Arrays.fill(all, Fault.LOST_REQUEST);
    PROXY.follow(FaultPlan.script("DeleteMessageBatch", all));

    assertThatThrownBy(() -> queue.delete(inHand))
        .isInstanceOf(QueueException.class)
        .hasMessageContaining("queue " + url + ": delete failed");
  }

  /** Twice in the failed queue, never in none. */
  @Test
  void quarantine_answerOfTheSendLost_isInTheFailedQueueAndNoLongerInItsOwn() {
    account.send(url, "body", Map.of());
    QueueMessage message = receive(1).getFirst();
    PROXY.follow(FaultPlan.first("SendMessage", Fault.LOST_ANSWER));

    assertThat(queue.quarantine(message, REJECTION)).isEqualTo(Quarantined.MOVED);

    assertThat(failed().body()).isEqualTo("body");
    assertNoneLeft();
  }

  private void sendTen() {
    PROXY.follow(FaultPlan.NO_FAULTS);
    IntStream.range(0, 10).forEach(i -> account.send(url, "message " + i, Map.of()));
  }

  private List<QueueMessage> receiveFive() {
    return IntStream.range(0, 5)
        .mapToObj(i -> queue.receive(1, Duration.ofSeconds(20), LONG))
        .flatMap(List::stream)
        .toList();
  }

  /** Neither visible nor in anybody's hand. */
  private void assertNoneLeft() {
    Map<String, String> counts =
        Engines.CLIENTS
            .sqs()
            .getQueueAttributes(
                request ->
                    request
                        .queueUrl(url.value())
                        .attributeNamesWithStrings(
                            "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"))
            .attributesAsStrings();
    assertThat(counts.values()).containsOnly("0");
  }
}
