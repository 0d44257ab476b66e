package io.weir.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when nothing more happens at its instant, and the blocking code that lives
 * in it.
 *
 * <p>Exactly one thread runs at any moment. It hands a baton over when it waits, and what goes on
 * next is decided by the times of events and the order in which they were scheduled, never by the
 * machine. Whoever waits works through the events himself until one is another strand's, so that an
 * event without a strand costs no switch of threads.
 */
public final class VirtualTime implements InstantSource {
  /** When all simulations begin. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Set<Strand> waiting = new HashSet<>();
  private final Strand owner = new Strand(0, new SimulatedProcess(), null);
  private int strands;
  private Strand current = owner;
  private long nowMicros;
  private long scheduled;
  private boolean over;
  private @Nullable Throwable failure;

  /** Something to happen: an action, or a strand that goes on. */
  private record Event(
      long atMicros, long order, @Nullable Runnable action, @Nullable Strand strand, int ticket)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(atMicros, other.atMicros);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  @Override
  public Instant instant() {
    return START.plus(nowMicros, ChronoUnit.MICROS);
  }

  /** Returns the time since the start. */
  public Duration elapsed() {
    return Duration.of(nowMicros, ChronoUnit.MICROS);
  }

  /** Lets something happen after a delay. The action must not wait. */
  public void after(Duration delay, Runnable action) {
    add(nowMicros + micros(delay), action, null, 0);
  }

  /** Runs blocking code as a strand of a process, from now on. */
  public void begin(SimulatedProcess process, Runnable code) {
    begin(process, code, () -> {});
  }

  private void begin(SimulatedProcess process, Runnable code, Runnable afterwards) {
    Strand[] self = new Strand[1];
    Strand strand = new Strand(++strands, process, () -> live(self[0], code, afterwards));
    self[0] = strand;
    process.begin(strand);
    waiting.add(strand);
    add(nowMicros, null, strand, strand.ticket());
  }

  private void live(Strand self, Runnable code, Runnable afterwards) {
    self.dropBaton();
    try {
      goOn(self);
      code.run();
    } catch (Killed killed) {
      // What it was doing is over; who waits for it is told below.
    } catch (Throwable unexpected) {
      fail(unexpected);
    }
    self.end();
    self.process().end(self);
    afterwards.run();
    pass(self, false);
  }

  /** Lets the current strand wait. */
  public void pause(Duration duration) {
    Strand self = living();
    wake(self, nowMicros + micros(duration));
    await(self);
  }

  /**
   * Asks a distant service: the request travels, is carried out in one step, and its answer
   * travels. A process that dies meanwhile does not call it back.
   */
  public <T> T call(Duration there, Supplier<T> step, Duration back) {
    Strand self = living();
    Answer<T> answer = new Answer<>(self, self.ticket(), step, back);
    after(there, () -> carryOut(answer));
    await(self);
    return answer.get();
  }

  /**
   * Asks a distant service that answers when there is something to say, or when the patience is
   * over: the step is repeated each interval until its answer satisfies.
   */
  public <T> T poll(
      Duration there,
      Supplier<T> step,
      Predicate<T> satisfies,
      Duration interval,
      Duration patience,
      Duration back) {
    Strand self = living();
    Answer<T> answer = new Answer<>(self, self.ticket(), step, back);
    long lastMicros = nowMicros + micros(there) + micros(patience);
    after(there, () -> carryOut(answer, satisfies, interval, lastMicros));
    await(self);
    return answer.get();
  }

  private <T> void carryOut(Answer<T> answer) {
    answer.carryOut();
    add(nowMicros + micros(answer.back), null, answer.strand, answer.ticket);
  }

  private <T> void carryOut(
      Answer<T> answer, Predicate<T> satisfies, Duration interval, long lastMicros) {
    answer.carryOut();
    long nextMicros = nowMicros + micros(interval);
    if (answer.isFinal(satisfies)
        || nextMicros > lastMicros
        || answer.strand.process().isKilled()) {
      add(nowMicros + micros(answer.back), null, answer.strand, answer.ticket);
    } else {
      after(interval, () -> carryOut(answer, satisfies, interval, lastMicros));
    }
  }

  /** A step, whom its outcome is for, and the outcome. */
  private static final class Answer<T> {
    private final Strand strand;
    private final int ticket;
    private final Supplier<T> step;
    private final Duration back;
    private @Nullable T value;
    private @Nullable RuntimeException thrown;

    Answer(Strand strand, int ticket, Supplier<T> step, Duration back) {
      this.strand = strand;
      this.ticket = ticket;
      this.step = step;
      this.back = back;
    }

    void carryOut() {
      try {
        value = step.get();
      } catch (RuntimeException e) {
        thrown = e;
      }
    }

    boolean isFinal(Predicate<T> satisfies) {
      return value == null || satisfies.test(value);
    }

    T get() {
      if (thrown != null) {
        throw thrown;
      }
      return Objects.requireNonNull(value);
    }
  }

  /** Runs pieces of work beside each other, on strands of the current process, until all ended. */
  public void together(Iterable<Runnable> work) {
    Strand self = living();
    int[] open = {0};
    for (Runnable each : work) {
      open[0]++;
      begin(self.process(), each, () -> ended(open, self));
    }
    while (open[0] > 0) {
      await(self);
    }
  }

  private void ended(int[] open, Strand parent) {
    if (--open[0] == 0) {
      wake(parent, nowMicros);
    }
  }

  /** Ends a process: each of its strands unwinds at once; requests on their way still arrive. */
  public void kill(SimulatedProcess process) {
    process.kill().forEach(strand -> wake(strand, nowMicros));
  }

  /** Stops a process for a while: answers that arrive meanwhile are read afterwards. */
  public void freeze(SimulatedProcess process, Duration duration) {
    process.freezeUntil(nowMicros + micros(duration));
  }

  /** Tells whether a process stands still. */
  public boolean isFrozen(SimulatedProcess process) {
    return process.frozenUntilMicros() > nowMicros;
  }

  /**
   * Lets time pass until {@link #end()}, on the calling thread and the strands' own.
   *
   * @throws IllegalStateException if code of a strand threw, with that as its cause
   */
  public void run() {
    pass(owner, true);
    over = true;
    for (Strand strand : Set.copyOf(waiting)) {
      strand.process().kill();
    }
    unwind();
    if (failure != null) {
      throw new IllegalStateException("the simulation failed at " + elapsed(), failure);
    }
  }

  /** Lets {@link #run()} return. */
  public void end() {
    over = true;
  }

  /** No thread may stay behind: each goes on once more, and unwinds. */
  private void unwind() {
    while (!waiting.isEmpty()) {
      Strand strand = waiting.iterator().next();
      hand(strand);
      owner.awaitBaton();
    }
  }

  /** Numbers the strand that runs: whoever observes can tell one from another. */
  public int strand() {
    return current.number();
  }

  /** Who was killed sends nothing more, whatever its code still does on its way out. */
  private Strand living() {
    if (current.process().isKilled()) {
      throw new Killed();
    }
    return current;
  }

  private void await(Strand self) {
    waiting.add(self);
    pass(self, true);
    goOn(self);
  }

  private void goOn(Strand self) {
    waiting.remove(self);
    current = self;
    self.goOn();
    if (self.process().isKilled()) {
      throw new Killed();
    }
  }

  private void wake(Strand strand, long atMicros) {
    add(atMicros, null, strand, strand.ticket());
  }

  private void add(long at, @Nullable Runnable action, @Nullable Strand strand, int ticket) {
    events.add(new Event(at, scheduled++, action, strand, ticket));
  }

  /** Works through events until one is a strand's, hands over to it, and waits if told to. */
  private void pass(Strand self, boolean andWait) {
    Strand next = next();
    if (next == self && andWait) {
      return;
    }
    hand(next);
    if (andWait) {
      self.awaitBaton();
    }
  }

  private void hand(Strand strand) {
    current = strand;
    strand.takeBaton();
  }

  private Strand next() {
    while (!over) {
      Event event = events.poll();
      if (event == null) {
        fail(new IllegalStateException("nothing more can happen"));
        break;
      }
      Strand strand = event.strand();
      if (strand == null) {
        nowMicros = event.atMicros();
        act(event);
      } else if (strand.isAwaited(event.ticket())) {
        long frozen = strand.process().frozenUntilMicros();
        if (frozen > event.atMicros()) {
          add(frozen, null, strand, event.ticket());
        } else {
          nowMicros = event.atMicros();
          return strand;
        }
      }
    }
    return owner;
  }

  private void act(Event event) {
    Runnable action = event.action();
    if (action == null) {
      return;
    }
    try {
      action.run();
    } catch (Throwable unexpected) {
      fail(unexpected);
    }
  }

  private void fail(Throwable unexpected) {
    if (failure == null) {
      failure = unexpected;
    }
    over = true;
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
