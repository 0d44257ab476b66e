package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.contract.CannedServer.Answer;
import io.weir.ingest.aws.SqsMessageSender;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.queue.MessageSender;
import io.weir.ingest.queue.MessageSender.Refused;
import io.weir.queue.MessageQueue;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.throttle.Timings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the producers' adapter promises, shown on ElasticMQ and on answers that SQS may give. */
final class SqsMessageSenderTest {
  private final SqsQueueAccount account = new SqsQueueAccount();
  private final MessageSender sender = new SqsMessageSender(Engines.CLIENTS.sqs());

  @Test
  void send_ten_areOnTheQueueAsTheyWere() {
    QueueUrl queue = account.create();
    List<String> bodies =
        IntStream.range(0, 10)
            .mapToObj(i -> "{\"é\":\"\\u0000 \uD83D\uDE00 <&>" + i + "\"}")
            .toList();

    assertThat(sender.send(queue.value(), bodies)).isEmpty();

    assertThat(received(queue)).containsExactlyInAnyOrderElementsOf(bodies);
  }

  @Test
  void send_aMebibyteTogether_isTaken() {
    QueueUrl queue = account.create();
    String body = "b".repeat(MessageSender.BYTES_LIMIT / 4);

    assertThat(sender.send(queue.value(), Collections.nCopies(4, body))).isEmpty();

    assertThat(received(queue)).hasSize(4).containsOnly(body);
  }

  @Test
  void send_noSuchQueue_isRefusedForGood() {
    String url = account.create().value() + "-none";

    assertThatThrownBy(() -> sender.send(url, List.of("{}")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining(url);
  }

  @Test
  void send_someRefused_areToldByPlaceAndFault() throws Exception {
    String answer =
        """
        {"Successful": [], "Failed": [
          {"Id": "1", "SenderFault": true, "Code": "InvalidMessageContents", "Message": "bad"},
          {"Id": "0", "SenderFault": false, "Code": "InternalError"}]}
        """;
    try (CannedServer server = CannedServer.answering(Answer.success(answer))) {
      assertThat(over(server).send("http://h/1/q", List.of("a", "b")))
          .containsExactly(
              new Refused(1, "InvalidMessageContents: bad", true),
              new Refused(0, "InternalError", false));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied, InvalidArgument",
    "400, InvalidAddress, InvalidArgument",
    "400, ThrottlingException, RemoteResourceError",
    "400, KmsThrottled, RemoteResourceError",
    "500, InternalFailure, RemoteResourceError"
  })
  void send_errorAnswered_saysWhetherTryingAgainMayHelp(int status, String code, String error)
      throws Exception {
    try (CannedServer server = CannedServer.answering(status, code)) {
      assertThatThrownBy(() -> over(server).send("http://h/1/q", List.of("a")))
          .satisfies(thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(error))
          .hasMessageContaining("http://h/1/q");
    }
  }

  @Test
  void send_noAnswer_mayHaveBeenTaken() throws Exception {
    try (CannedServer server = CannedServer.answering(Answer.silence())) {
      assertThatThrownBy(() -> over(server).send("http://h/1/q", List.of("a")))
          .isInstanceOf(RemoteResourceError.class);
    }
  }

  private static MessageSender over(CannedServer server) {
    return new SqsMessageSender(Engines.clientsOf(server.uri(), Timings.LOCAL).sqs());
  }

  private List<String> received(QueueUrl url) {
    MessageQueue queue = account.queues().open(url);
    return queue.receive(20, Duration.ofSeconds(1), Duration.ofSeconds(60)).stream()
        .map(QueueMessage::body)
        .toList();
  }
}
