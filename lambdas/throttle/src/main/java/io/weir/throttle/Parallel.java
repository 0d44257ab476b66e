package io.weir.throttle;

import java.util.List;
import java.util.function.Function;

/** Does several things at once, as many as it sees fit. Thread-safe. */
public interface Parallel {
  /** One after the other, on the caller's thread. */
  Parallel SEQUENTIAL =
      new Parallel() {
        @Override
        public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
          return items.stream().<R>map(work).toList();
        }
      };

  /**
   * Applies {@code work} to each item and returns the results in the items' order, when all have
   * ended. If any threw, one of the exceptions is thrown then.
   */
  <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work);
}
