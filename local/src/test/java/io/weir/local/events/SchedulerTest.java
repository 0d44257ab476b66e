package io.weir.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    try (Scheduler scheduler = new Scheduler(target)) {
      scheduler.schedule("f", "{\"a\":1}", PERIOD);

      for (int i = 0; i < 3; i++) {
        assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo("f {\"a\":1}");
      }
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
    try (Scheduler scheduler = new Scheduler(target)) {
      scheduler.schedule("stuck", "{}", PERIOD);
      scheduler.schedule("other", "{}", PERIOD);

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
    try (Scheduler scheduler = new Scheduler(target)) {
      scheduler.schedule("f", "{}", PERIOD);

      assertThat(calls.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
