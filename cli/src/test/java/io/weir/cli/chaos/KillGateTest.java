package io.weir.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KillGateTest {
  private final BlockingQueue<Kill> killed = new ArrayBlockingQueue<>(1);

  @Test
  void ask_notArmed_goesOn() throws Exception {
    try (KillGate gate = gate(Phase.BEFORE)) {
      assertThat(ask(gate, "1 AFTER Sfn StartExecution")).isEqualTo(KillInterceptor.GO_ON);
    }
  }

  @Test
  void ask_beforeTheMoment_isKilledWithoutAnAnswer() throws Exception {
    try (KillGate gate = gate(Phase.BEFORE)) {
      gate.arm(target());

      assertThat(ask(gate, "1 AFTER Sfn StartExecution")).isEqualTo(KillInterceptor.GO_ON);
      assertThatThrownBy(() -> ask(gate, "1 BEFORE Sqs ReceiveMessage"))
          .isInstanceOf(IOException.class);
      assertThat(killed).hasSize(1);
    }
  }

  @Test
  void ask_duringTheMoment_goesOnAndIsKilled() throws Exception {
    try (KillGate gate = gate(Phase.DURING)) {
      gate.arm(target());

      assertThat(ask(gate, "1 AFTER Sfn StartExecution")).isEqualTo(KillInterceptor.GO_ON);
      assertThat(ask(gate, "1 BEFORE Sqs ReceiveMessage")).isEqualTo(KillInterceptor.GO_ON);
      assertThat(killed.poll(20, TimeUnit.SECONDS)).isNotNull();
    }
  }

  private static KillGate gate(Phase phase) {
    Kill kill = new Kill(1, Step.RECEIVE, phase, 0, Duration.ofMillis(1));
    return KillGate.open(new KillSchedule(List.of(kill), 10));
  }

  private KillGate.Target target() {
    return new KillGate.Target() {
      @Override
      public int executions() {
        return 1;
      }

      @Override
      public void carryOut(Kill kill) {
        killed.add(kill);
      }
    };
  }

  private static int ask(KillGate gate, String notice) throws IOException, InterruptedException {
    Map<String, String> resources = gate.resources();
    URI uri = URI.create("http://" + resources.get(KillInterceptor.GATE));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(notice)).build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }
}
