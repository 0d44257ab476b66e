package io.weir.cli.ingestbench;

import io.weir.cli.terminal.VerbException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a process has taken of the cores, looked at ten times a second until it is closed.
 * Thread-safe.
 */
final class CpuTimeline implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final ProcessHandle process;
  private final InstantSource clock;
  private final TreeMap<Instant, Duration> samples = new TreeMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  CpuTimeline(ProcessHandle process, InstantSource clock) {
    this.process = process;
    this.clock = clock;
  }

  /** Begins to look at a process. */
  static CpuTimeline of(long pid) {
    ProcessHandle process =
        ProcessHandle.of(pid)
            .orElseThrow(() -> VerbException.failed("the functions' process is gone"));
    CpuTimeline timeline = new CpuTimeline(process, InstantSource.system());
    Thread.ofPlatform().daemon().name("CPU of " + pid).start(timeline::run);
    return timeline;
  }

  private void run() {
    try {
      do {
        process.info().totalCpuDuration().ifPresent(cpu -> add(clock.instant(), cpu));
      } while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void add(Instant at, Duration cpu) {
    samples.put(at, cpu);
  }

  /** What it took between two times, each taken as the last look before it. */
  synchronized Duration between(Instant from, Instant to) {
    return at(to).minus(at(from));
  }

  private Duration at(Instant time) {
    var last = samples.floorEntry(time);
    return last == null ? Duration.ZERO : last.getValue();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
