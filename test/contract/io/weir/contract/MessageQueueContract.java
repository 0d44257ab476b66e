package io.weir.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.queue.MessageAttribute;
import io.weir.queue.MessageQueue;
import io.weir.queue.MessageQueue.Quarantined;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.queue.Rejection.Reason;
import io.weir.queue.UnknownQueueException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every queue does. */
abstract class MessageQueueContract {
  static final Rejection REJECTION = new Rejection(Reason.BAD_LIMIT, "limit is -1");

  private static final Duration SHORTLY = Duration.ofSeconds(1);
  private static final Duration HIDDEN = Duration.ofSeconds(60);

  QueueAccount account;
  QueueUrl url;
  MessageQueue queue;

  abstract QueueAccount account();

  @BeforeEach
  void createQueue() {
    account = account();
    url = account.create();
    queue = account.queues().open(url);
  }

  @Test
  void open_unknown_isRefused() {
    QueueUrl unknown = new QueueUrl(url + "-unknown");

    assertThatThrownBy(() -> account.queues().open(unknown))
        .isInstanceOf(UnknownQueueException.class)
        .hasMessageContaining(unknown.value());
  }

  @Test
  void settings_redrivePolicy_isTold() {
    assertThat(queue.settings().url()).isEqualTo(url);
    assertThat(queue.settings().failedQueue()).isEqualTo(new QueueUrl(url + "-failed"));
    assertThat(queue.settings().maxReceiveCount()).isEqualTo(QueueAccount.MAX_RECEIVE_COUNT);
  }

  @Test
  void settings_noRedrivePolicy_isTold() {
    MessageQueue other = account.queues().open(account.createWithoutFailedQueue());

    assertThat(other.settings().failedQueue()).isNull();
    assertThat(other.settings().lastChance()).isEmpty();
  }

  @Test
  void backlog_countsWhatWaitsAndNothingInHand() {
    assertThat(queue.backlog()).isZero();
    send(3);
    assertThat(queue.backlog()).isEqualTo(3);

    QueueMessage inHand = receive(1).getFirst();

    assertThat(queue.backlog()).isEqualTo(2);
    queue.delete(List.of(inHand));
    assertThat(queue.backlog()).isEqualTo(2);
  }

  @Test
  void backlog_givenBack_countsOnceItsDelayIsOver() {
    send(2);
    List<QueueMessage> inHand = receiveAll(2);

    queue.giveBack(List.of(inHand.getFirst()), Duration.ZERO);
    queue.giveBack(List.of(inHand.getLast()), HIDDEN);

    assertThat(queue.backlog()).isEqualTo(1);
  }

  @Test
  void receive_empty_isNothing() {
    assertNothingVisible();
  }

  @Test
  void receive_message_tellsAllOfIt() {
    Map<String, MessageAttribute> attributes = attributes(2);
    account.send(url, "{\"näme\": 1}", attributes);

    QueueMessage message = receive(10).getFirst();

    assertThat(message.body()).isEqualTo("{\"näme\": 1}");
    assertThat(message.attributes()).isEqualTo(attributes);
    assertThat(message.receiveCount()).isEqualTo(1);
    assertThat(message.sentAt().toEpochMilli()).isPositive();
  }

  @Test
  void receive_inHand_isHidden() {
    account.send(url, "a", Map.of());
    receive(1);

    assertNothingVisible();
  }

  @Test
  void receive_visibilityOver_comesAgain() {
    account.send(url, "a", Map.of());
    QueueMessage first = queue.receive(1, SHORTLY, SHORTLY).getFirst();
    account.letPass(SHORTLY);

    QueueMessage second = queue.receive(1, Duration.ofSeconds(5), HIDDEN).getFirst();

    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.receiveCount()).isEqualTo(2);
  }

  @Test
  void receive_ninety_tellsEachOnce() {
    send(90);

    List<QueueMessage> received = receiveAll(90);

    assertThat(received).extracting(QueueMessage::messageId).doesNotHaveDuplicates().hasSize(90);
    assertNothingVisible();
  }

  @Test
  void receive_fewerWanted_tellsNoMore() {
    send(40);

    assertThat(receive(1)).hasSize(1);
    assertThat(receive(25)).hasSizeBetween(1, 25);
  }

  @Test
  void delete_inHand_isGone() {
    send(25);
    queue.delete(receiveAll(25));
    account.letPass(HIDDEN);

    assertNothingVisible();
  }

  @Test
  void delete_goneOrReceivedAgain_isNoError() {
    send(12);
    List<QueueMessage> stale = receiveAll(12);
    queue.giveBack(stale, Duration.ZERO);
    List<QueueMessage> inHand = receiveAll(12);

    queue.delete(stale);
    queue.delete(inHand);
    queue.delete(inHand);
    queue.delete(List.of());
  }

  @Test
  void giveBack_noDelay_isVisibleAndCounted() {
    send(12);
    queue.giveBack(receiveAll(12), Duration.ZERO);

    assertThat(receiveAll(12)).extracting(QueueMessage::receiveCount).containsOnly(2);
  }

  @Test
  void giveBack_delayed_staysHiddenForIt() {
    send(1);
    queue.giveBack(receive(1), Duration.ofSeconds(3));

    assertNothingVisible();
    account.letPass(Duration.ofSeconds(3));
    assertThat(queue.receive(1, Duration.ofSeconds(8), HIDDEN)).hasSize(1);
  }

  @Test
  void giveBack_gone_isNoError() {
    send(1);
    List<QueueMessage> gone = receive(1);
    queue.delete(gone);

    queue.giveBack(gone, Duration.ZERO);

    assertNothingVisible();
  }

  @Test
  void quarantine_failedQueue_movesItWithItsReason() {
    Map<String, MessageAttribute> attributes = attributes(3);
    account.send(url, "body", attributes);

    assertThat(queue.quarantine(receive(1).getFirst(), REJECTION)).isEqualTo(Quarantined.MOVED);

    QueueMessage moved = failed();
    assertThat(moved.body()).isEqualTo("body");
    assertThat(moved.attributes())
        .containsAllEntriesOf(attributes)
        .containsEntry("WeirReason", MessageAttribute.text("bad-limit"))
        .containsEntry("WeirDetail", MessageAttribute.text("limit is -1"))
        .containsEntry("WeirSource", MessageAttribute.text(url.value()))
        .hasSize(6);
    account.letPass(HIDDEN);
    assertNothingVisible();
  }

  @Test
  void quarantine_asManyAttributesAsSqsAllows_keepsThem() {
    Map<String, MessageAttribute> attributes = attributes(10);
    account.send(url, "body", attributes);

    assertThat(queue.quarantine(receive(1).getFirst(), REJECTION)).isEqualTo(Quarantined.MOVED);

    assertThat(failed().attributes()).containsAllEntriesOf(attributes);
  }

  @Test
  void quarantine_sentBackAndRejectedAgain_tellsTheNewReason() {
    account.send(url, "body", Map.of("WeirReason", MessageAttribute.text("no-limit")));

    queue.quarantine(receive(1).getFirst(), REJECTION);

    assertThat(failed().attributes())
        .containsEntry("WeirReason", MessageAttribute.text("bad-limit"));
  }

  @Test
  void quarantine_noFailedQueue_leavesTheMessage() {
    QueueUrl alone = account.createWithoutFailedQueue();
    MessageQueue other = account.queues().open(alone);
    account.send(alone, "body", Map.of());
    QueueMessage message = other.receive(1, SHORTLY, HIDDEN).getFirst();

    assertThat(other.quarantine(message, REJECTION)).isEqualTo(Quarantined.NO_FAILED_QUEUE);

    other.giveBack(List.of(message), Duration.ZERO);
    assertThat(other.receive(1, SHORTLY, HIDDEN)).hasSize(1);
  }

  private void assertNothingVisible() {
    assertThat(queue.receive(1, Duration.ZERO, HIDDEN)).isEmpty();
  }

  QueueMessage failed() {
    QueueUrl failed = requireNonNull(queue.settings().failedQueue());
    return account.queues().open(failed).receive(1, SHORTLY, HIDDEN).getFirst();
  }

  List<QueueMessage> receive(int most) {
    return queue.receive(most, SHORTLY, HIDDEN);
  }

  /** SQS may answer with fewer than there are; it must not answer with none. */
  private List<QueueMessage> receiveAll(int count) {
    Map<String, QueueMessage> all = new HashMap<>();
    while (all.size() < count) {
      List<QueueMessage> some = receive(count - all.size());
      assertThat(some).isNotEmpty();
      some.forEach(message -> all.put(message.messageId(), message));
    }
    return List.copyOf(all.values());
  }

  private void send(int count) {
    for (int i = 0; i < count; i++) {
      account.send(url, "message " + i, Map.of());
    }
  }

  static Map<String, MessageAttribute> attributes(int count) {
    Map<String, MessageAttribute> attributes = new HashMap<>();
    attributes.put("bytes", new MessageAttribute("Binary.gzip", "AAECf4D/"));
    attributes.put("size", new MessageAttribute("Number", "12.5"));
    for (int i = attributes.size(); i < count; i++) {
      attributes.put("text" + i, MessageAttribute.text("value " + i));
    }
    return attributes;
  }
}
