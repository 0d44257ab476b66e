package io.weir.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.QueueOption;
import io.weir.local.events.EventFaults;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A campaign's worth of messages through every fault that the stack can make. */
@Tag("long")
class LongDrainTest {
  private static final int MESSAGES = 3_000;
  private static final int LIMIT = 40;
  private static final int KILLS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  @Test
  void threeThousandMessages_withLostEventsAndKilledFunctions_eachRunOnce() throws Exception {
    try (TestStack test =
        TestStack.start(
            builder ->
                builder
                    .queue(new QueueOption.Throttled("ingest", LIMIT))
                    .eventFaults(EventFaults.parse("drop=0.02,duplicate=0.1,delay=1s,seed=3")))) {
      sendAll(test);
      AtomicInteger kills = new AtomicInteger();

      TestStack.awaitUntil(
          "all have ended",
          PATIENCE,
          () -> {
            List<ExecutionRecord> executions = test.executions();
            if (executions.size() > (kills.get() + 1) * MESSAGES / (KILLS + 1)) {
              kills.incrementAndGet();
              test.stack.killFunctions();
            }
            return executions.stream().filter(each -> each.stop() != null).count() >= MESSAGES;
          });

      assertThat(test.executions()).hasSize(MESSAGES);
      assertThat(MostRunning.of(test.executions())).isLessThanOrEqualTo(LIMIT);
      assertThat(kills).hasValueGreaterThanOrEqualTo(KILLS);
      test.awaitNothingHeld();
    }
  }

  private static void sendAll(TestStack test) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    IntStream.range(0, MESSAGES)
        .mapToObj(
            i ->
                SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(test.message("m" + i, 0.2))
                    .build())
        .forEach(entries::add);
    for (int from = 0; from < MESSAGES; from += 10) {
      List<SendMessageBatchRequestEntry> batch = entries.subList(from, from + 10);
      test.sqs.sendMessageBatch(
          request -> request.queueUrl(test.queueUrl("ingest")).entries(batch));
    }
  }
}
