package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.VirtualThreads;
import io.weir.throttle.Parallel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class VirtualThreadsTest extends ParallelContract {
  @Override
  Parallel parallel() {
    return new VirtualThreads(4);
  }

  @Test
  void map_asManyItemsAsThreads_runsAllAtOnce() {
    CyclicBarrier all = new CyclicBarrier(5);

    assertThat(parallel().map(List.of(1, 2, 3, 4, 5), item -> await(all))).hasSize(5);
  }

  @Test
  void map_manyItems_keepsToTheBound() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    var _ =
        parallel()
            .map(
                IntStream.range(0, 500).boxed().toList(),
                item -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  return running.decrementAndGet();
                });

    assertThat(most.get()).isBetween(1, 5);
  }

  @Test
  void map_oneThrows_endsTheOthersFirst() {
    AtomicInteger done = new AtomicInteger();
    Parallel parallel = parallel();

    assertThatThrownBy(
            () ->
                parallel.map(
                    IntStream.range(0, 100).boxed().toList(), item -> countUnlessSeven(item, done)))
        .hasMessage("seven");

    assertThat(done).hasValue(99);
  }

  @Test
  void map_callerInterrupted_endsAllAndStaysInterrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  var _ = parallel().map(List.of(1, 2, 3), item -> done.incrementAndGet());
                  done.addAndGet(Thread.currentThread().isInterrupted() ? 10 : 0);
                  begun.countDown();
                });

    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    caller.join();
    assertThat(done).hasValue(13);
  }

  private static int await(CyclicBarrier barrier) {
    try {
      return barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }
}
