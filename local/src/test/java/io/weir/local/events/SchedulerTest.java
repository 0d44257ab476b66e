package io.weir.local.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private static final Duration PERIOD = Duration.ofMillis(1);

  @Test
  void schedule_runEnds_isRunAgainWithTheSameInput() throws Exception {
    BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    Scheduler.Target target =
        (function, payload, done) -> {
          calls.add(function + " " + payload);
          done.run();
          return true;
        };
    try (Scheduler scheduler = new Scheduler("us-east-1", "000000000000", target)) {
      scheduler.schedule("group/f", "f", "{\"a\":1}", PERIOD);

      for (int i = 0; i < 3; i++) {
        assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo("f {\"a\":1}");
      }
    }
  }

  @Test
  void schedule_contextAttributes_areReplacedAtEachRun() throws Exception {
    BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    Scheduler.Target target =
        (function, payload, done) -> {
          calls.add(payload);
          done.run();
          return true;
        };
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (Scheduler scheduler = new Scheduler("us-east-1", "000000000000", target)) {
      scheduler.schedule(
          "group/tick",
          "f",
          "<aws.scheduler.schedule-arn> <aws.scheduler.attempt-number>"
              + " <aws.scheduler.scheduled-time> <aws.scheduler.execution-id>",
          PERIOD);

      String[] first = requireNonNull(calls.poll(20, TimeUnit.SECONDS)).split(" ", -1);
      String[] second = requireNonNull(calls.poll(20, TimeUnit.SECONDS)).split(" ", -1);
      assertThat(first[0])
          .isEqualTo("arn:aws:scheduler:us-east-1:000000000000:schedule/group/tick");
      assertThat(first[1]).isEqualTo("1");
      assertThat(first[2]).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
      assertThat(Instant.parse(first[2])).isBetween(before, Instant.now());
      assertThat(second[3]).isNotEqualTo(first[3]).isNotBlank();
    }
  }

  @Test
  void schedule_runDoesNotEnd_isNotRunAgain() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch others = new CountDownLatch(20);
    Scheduler.Target target =
        (function, payload, done) -> {
          if (function.equals("stuck")) {
            calls.incrementAndGet();
          } else {
            others.countDown();
            done.run();
          }
          return true;
        };
    try (Scheduler scheduler = new Scheduler("us-east-1", "000000000000", target)) {
      scheduler.schedule("group/stuck", "stuck", "{}", PERIOD);
      scheduler.schedule("group/other", "other", "{}", PERIOD);

      assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void schedule_invocationRefused_isTriedAgain() throws Exception {
    CountDownLatch calls = new CountDownLatch(3);
    Scheduler.Target target =
        (function, payload, done) -> {
          calls.countDown();
          return false;
        };
    try (Scheduler scheduler = new Scheduler("us-east-1", "000000000000", target)) {
      scheduler.schedule("group/f", "f", "{}", PERIOD);

      assertThat(calls.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
