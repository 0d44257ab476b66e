package io.weir.contract.asl;

import io.weir.local.asl.ExecutionClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Time that passes only when somebody sleeps or waits, and then at once. */
final class VirtualClock implements ExecutionClock {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Appointment> appointments = new ArrayList<>();
  private Instant now = START;

  private record Appointment(Instant instant, Runnable action) {}

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleepUntil(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
  }

  /** Does the action at that time, if somebody waits for a signal then. */
  synchronized void at(Instant instant, Runnable action) {
    appointments.add(new Appointment(instant, action));
  }

  @Override
  public synchronized void awaitUntil(Instant instant, CompletableFuture<?> signal) {
    while (!signal.isDone()) {
      Optional<Appointment> next =
          appointments.stream()
              .filter(appointment -> !appointment.instant().isAfter(instant))
              .min(Comparator.comparing(Appointment::instant));
      if (next.isEmpty()) {
        sleepUntil(instant);
        return;
      }
      appointments.remove(next.get());
      sleepUntil(next.get().instant());
      next.get().action().run();
    }
  }
}
