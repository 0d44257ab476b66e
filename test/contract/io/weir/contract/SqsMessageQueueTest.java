package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.SqsQueues;
import io.weir.aws.VirtualThreads;
import io.weir.queue.MessageAttribute;
import io.weir.queue.MessageQueue.Quarantined;
import io.weir.queue.QueueException;
import io.weir.queue.QueueMessage;
import io.weir.queue.UnknownQueueException;
import io.weir.throttle.Timings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SqsMessageQueueTest extends MessageQueueContract {
  @Override
  QueueAccount account() {
    return new SqsQueueAccount();
  }

  @Test
  void receive_messageArrivesWhileManyAreWanted_endsTheWait() throws Exception {
    CompletableFuture<List<QueueMessage>> received = new CompletableFuture<>();
    var _ =
        Thread.ofVirtual()
            .start(
                () ->
                    received.complete(
                        queue.receive(90, Duration.ofSeconds(20), Duration.ofSeconds(60))));
    account.send(url, "a", Map.of());

    assertThat(received.get(10, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void quarantine_tenAttributes_addsNone() {
    Map<String, MessageAttribute> attributes = attributes(10);
    account.send(url, "body", attributes);

    queue.quarantine(receive(1).getFirst(), REJECTION);

    assertThat(failed().attributes()).isEqualTo(attributes);
  }

  @Test
  void quarantine_eightAttributes_addsReasonAndDetail() {
    account.send(url, "body", attributes(8));

    queue.quarantine(receive(1).getFirst(), REJECTION);

    assertThat(failed().attributes())
        .hasSize(10)
        .containsKeys("WeirReason", "WeirDetail")
        .doesNotContainKey("WeirSource");
  }

  @Test
  void quarantine_noByteToSpare_addsNone() {
    String body = "b".repeat(1_048_576);
    account.send(url, body, Map.of());

    assertThat(queue.quarantine(receive(1).getFirst(), REJECTION)).isEqualTo(Quarantined.MOVED);

    QueueMessage moved = failed();
    assertThat(moved.body()).isEqualTo(body);
    assertThat(moved.attributes()).isEmpty();
  }

  @Test
  void quarantine_roomForTheReasonAlone_addsIt() {
    String reason = "WeirReason" + "String" + "bad-limit";
    String body = "b".repeat(1_048_576 - reason.length());
    account.send(url, body, Map.of());

    queue.quarantine(receive(1).getFirst(), REJECTION);

    assertThat(failed().attributes())
        .isEqualTo(Map.of("WeirReason", MessageAttribute.text("bad-limit")));
  }

  @Test
  void quarantine_failedQueueDeleted_leavesTheMessage() {
    account.send(url, "body", Map.of());
    QueueMessage message = receive(1).getFirst();
    Engines.CLIENTS.sqs().deleteQueue(request -> request.queueUrl(url + "-failed"));

    assertThat(queue.quarantine(message, REJECTION)).isEqualTo(Quarantined.NO_FAILED_QUEUE);
  }

  @Test
  void open_notAllowed_saysSo() throws Exception {
    try (CannedServer server = CannedServer.answering(403, "AccessDenied")) {
      assertThatThrownBy(() -> over(server).open(url)).isInstanceOf(UnknownQueueException.class);
    }
  }

  @Test
  void open_noAnswer_isNotTakenForUnknown() throws Exception {
    try (CannedServer server = CannedServer.answering(500, "InternalFailure")) {
      assertThatThrownBy(() -> over(server).open(url))
          .isInstanceOf(QueueException.class)
          .isNotInstanceOf(UnknownQueueException.class)
          .hasMessageContaining(url.value());
    }
  }

  private static SqsQueues over(CannedServer server) {
    return new SqsQueues(
        Engines.clientsOf(server.uri(), Timings.LOCAL).sqs(),
        new VirtualThreads(2),
        InstantSource.system());
  }
}
