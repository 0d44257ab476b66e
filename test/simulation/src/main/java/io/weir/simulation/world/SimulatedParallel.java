package io.weir.simulation.world;

import io.weir.throttle.Parallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does things at once on strands of the caller's process, a few of them. */
final class SimulatedParallel implements Parallel {
  private static final int STRAND_LIMIT = 8;

  private final World world;

  SimulatedParallel(World world) {
    this.world = world;
  }

  @Override
  public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
    if (items.size() < 2) {
      return Parallel.SEQUENTIAL.map(items, work);
    }
    Batch<T, R> batch = new Batch<>(items, work);
    int strands = Math.min(items.size(), STRAND_LIMIT);
    world.time().together(Collections.nCopies(strands, batch::run));
    return batch.results();
  }

  /** Items that several strands take one by one; only one of them runs at a time. */
  private static final class Batch<T, R> {
    private final Iterator<T> items;
    private final Function<? super T, ? extends R> work;
    private final List<@Nullable R> results;
    private int next;
    private @Nullable RuntimeException failure;

    Batch(List<T> items, Function<? super T, ? extends R> work) {
      this.items = items.iterator();
      this.work = work;
      this.results = new ArrayList<>(Collections.nCopies(items.size(), null));
    }

    void run() {
      while (items.hasNext()) {
        int index = next++;
        T item = items.next();
        try {
          results.set(index, work.apply(item));
        } catch (RuntimeException thrown) {
          failure = failure == null ? thrown : failure;
        }
      }
    }

    List<R> results() {
      if (failure != null) {
        throw failure;
      }
      List<R> all = new ArrayList<>(results.size());
      results.forEach(result -> all.add(Objects.requireNonNull(result)));
      return all;
    }
  }
}
