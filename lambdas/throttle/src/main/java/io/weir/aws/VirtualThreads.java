package io.weir.aws;

import io.weir.throttle.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does things at once on virtual threads, as many as a bound allows for all callers together.
 *
 * <p>The caller works, too, and is helped by as many threads as are free. So it never waits for one
 * of them to begin, and what runs in parallel may itself use the same object. Thread-safe.
 */
public final class VirtualThreads implements Parallel {
  private final Semaphore helpers;

  /**
   * Creates the pool, which costs nothing until it is used.
   *
   * @param most how many threads help at once, besides the callers
   */
  public VirtualThreads(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most threads must be at least 1, was " + most);
    }
    helpers = new Semaphore(most);
  }

  @Override
  public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
    Batch<T, R> batch = new Batch<>(items, work);
    List<Thread> helping = help(batch, items.size() - 1);
    batch.run();
    helping.forEach(VirtualThreads::join);
    return batch.results();
  }

  private List<Thread> help(Batch<?, ?> batch, int most) {
    List<Thread> helping = new ArrayList<>();
    while (helping.size() < most && helpers.tryAcquire()) {
      helping.add(Thread.ofVirtual().start(() -> help(batch)));
    }
    return helping;
  }

  private void help(Batch<?, ?> batch) {
    try {
      batch.run();
    } finally {
      helpers.release();
    }
  }

  /** An interrupt is kept for later: nothing may be left running behind the caller's back. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Items that several threads take one by one. */
  private static final class Batch<T, R> {
    private final List<T> items;
    private final Function<? super T, ? extends R> work;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<R> results;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    Batch(List<T> items, Function<? super T, ? extends R> work) {
      this.items = items;
      this.work = work;
      this.results = new AtomicReferenceArray<>(items.size());
    }

    void run() {
      for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
        try {
          results.set(i, work.apply(items.get(i)));
        } catch (RuntimeException thrown) {
          failure.compareAndSet(null, thrown);
        }
      }
    }

    List<R> results() {
      RuntimeException thrown = failure.get();
      if (thrown != null) {
        throw thrown;
      }
      List<R> all = new ArrayList<>(results.length());
      for (int i = 0; i < results.length(); i++) {
        all.add(results.get(i));
      }
      return all;
    }
  }
}
