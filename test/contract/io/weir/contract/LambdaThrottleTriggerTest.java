package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.aws.AwsClients;
import io.weir.aws.LambdaThrottleTrigger;
import io.weir.contract.CannedServer.Answer;
import io.weir.throttle.Timings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LambdaThrottleTriggerTest {
  private final List<String> warnings = new ArrayList<>();

  @Test
  void trigger_queue_asksForAPassAndDoesNotWait() throws IOException {
    try (CannedServer server = CannedServer.answering(new Answer(202, ""))) {
      trigger(server);

      assertThat(server.lastRequest())
          .isEqualTo(
              "POST /2015-03-31/functions/throttle/invocations Event {\"queueUrl\":\""
                  + SemaphoresContract.QUEUE
                  + "\",\"messageLimit\":1000,\"timeLimit\":60,\"fill\":true}");
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void trigger_refused_isToldAndForgotten() throws IOException {
    try (CannedServer server = CannedServer.answering(403, "AccessDeniedException")) {
      trigger(server);

      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("throttle", SemaphoresContract.QUEUE.value());
    }
  }

  private void trigger(CannedServer server) {
    AwsClients clients = Engines.clientsOf(server.uri(), Timings.LOCAL);
    new LambdaThrottleTrigger(clients::lambda, "throttle", warnings::add)
        .trigger(SemaphoresContract.QUEUE);
  }
}
