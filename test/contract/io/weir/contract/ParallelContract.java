package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.throttle.Parallel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What everything that does things at once does. */
abstract class ParallelContract {
  private static final List<Integer> ITEMS = IntStream.range(0, 200).boxed().toList();

  abstract Parallel parallel();

  @Test
  void map_manyItems_answersInTheirOrder() {
    assertThat(parallel().map(ITEMS, item -> item * 2))
        .isEqualTo(ITEMS.stream().map(item -> item * 2).toList());
  }

  @Test
  void map_noItems_answersNone() {
    assertThat(parallel().map(List.<Integer>of(), item -> item)).isEmpty();
  }

  @Test
  void map_oneThrows_isThrown() {
    assertThatThrownBy(() -> parallel().map(ITEMS, ParallelContract::refuseSeven))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("seven");
  }

  @Test
  void map_withinItself_ends() {
    Parallel parallel = parallel();

    List<Integer> sizes =
        parallel.map(ITEMS, item -> parallel.map(ITEMS, inner -> inner + item).size());

    assertThat(sizes).hasSize(ITEMS.size()).containsOnly(ITEMS.size());
  }

  static int refuseSeven(int item) {
    if (item == 7) {
      throw new IllegalStateException("seven");
    }
    return item;
  }

  static int countUnlessSeven(int item, AtomicInteger done) {
    refuseSeven(item);
    return done.incrementAndGet();
  }
}
