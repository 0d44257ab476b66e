package io.weir.simulation.check;

import io.weir.simulation.check.Observation.ExecutionEnded;
import io.weir.simulation.check.Observation.ExecutionStarted;
import io.weir.simulation.check.Observation.InvocationBegan;
import io.weir.simulation.check.Observation.InvocationEnded;
import io.weir.simulation.check.Observation.LimitDeployed;
import io.weir.simulation.check.Observation.MessageSent;
import io.weir.simulation.check.Observation.SlotsTaken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run made up for the checkers: times in seconds since its start. */
final class History {
  static final String QUEUE = "queue";
  static final String RECONCILER = "reconciler";

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Watch watch = new Watch(START, RECONCILER);
  private int invocations;

  History see(int second, Observation observation) {
    watch.see(observation, START.plusSeconds(second));
    return this;
  }

  /** A queue with a limit, deployed at the start. */
  static History withLimit(int limit) {
    return new History().deploy(0, limit);
  }

  History deploy(int second, int limit) {
    return see(second, new LimitDeployed(QUEUE, limit, START.plusSeconds(second)));
  }

  History send(int second, String name) {
    return see(second, new MessageSent(sent(name, null)));
  }

  /** A message that must be quarantined. */
  History sendBad(int second, String name, String fault) {
    return see(second, new MessageSent(sent(name, fault)));
  }

  private static Sent sent(String name, @Nullable String fault) {
    return new Sent("m-" + name, QUEUE, fault == null ? name : null, "work " + name, fault);
  }

  History take(int second, String name, int used) {
    return see(second, new SlotsTaken(List.of(slot(second, name)), List.of(), Map.of(QUEUE, used)));
  }

  History start(int second, String name) {
    return see(second, new ExecutionStarted(name, QUEUE, "work " + name));
  }

  /** A message that was sent and runs in the slot it took. */
  History run(int second, String name, int used) {
    return send(second, name).take(second, name, used).start(second, name);
  }

  History end(int second, String name) {
    return see(second, new ExecutionEnded(name, 0, "SUCCEEDED"));
  }

  /** An undisturbed round of the reconciler that lasts a second and changes nothing. */
  History round(int second) {
    int number = ++invocations;
    return see(second, new InvocationBegan(number, RECONCILER))
        .see(second + 1, new InvocationEnded(number, RECONCILER, true));
  }

  static HeldSlot slot(int second, String name) {
    return slot(second, name, 0);
  }

  static HeldSlot slot(int second, String name, int run) {
    return new HeldSlot(name, QUEUE, Map.of(QUEUE, 1), "token", run, START.plusSeconds(second));
  }

  List<Violation> violations() {
    return watch.violations();
  }

  /** The rules found broken, in that order. */
  List<String> broken() {
    return violations().stream().map(Violation::rule).toList();
  }
}
