package io.weir.check;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * A finite world to be explored to the end.
 *
 * @param name what it is called in reports
 * @param scenario what the messages have to do with each other
 * @param messages how many messages there are, 1 to 9
 * @param throttlers how many ticks become due at once on each queue, 1 to 4
 * @param limit the limit of each semaphore
 * @param faults what can go wrong
 * @param faultBudget how often something goes wrong at most, all faults together
 * @param leases what the pass leases are worth
 * @param maxStates where to give up, {@code NOT EXHAUSTED}
 */
public record Bound(
    String name,
    Scenario scenario,
    int messages,
    int throttlers,
    int limit,
    Set<Fault> faults,
    int faultBudget,
    Leases leases,
    int maxStates) {
  /** States that fit into a gigabyte of memory. */
  public static final int DEFAULT_MAX_STATES = 4_000_000;

  public Bound {
    requireNonNull(name);
    requireNonNull(scenario);
    requireNonNull(leases);
    faults = Set.copyOf(faults);
    requireBetween("messages", messages, 1, 9);
    requireBetween("throttlers", throttlers, 1, 4);
    requireBetween("limit", limit, 0, 9);
    requireBetween("faultBudget", faultBudget, 0, 9);
    requireBetween("maxStates", maxStates, 1, Integer.MAX_VALUE);
  }

  /** Returns a bound without faults, its leases ignored. */
  public static Bound of(Scenario scenario, int messages, int throttlers, int limit) {
    return new Bound(
        scenario.toString(),
        scenario,
        messages,
        throttlers,
        limit,
        Set.of(),
        0,
        Leases.IGNORED,
        DEFAULT_MAX_STATES);
  }

  /** Returns the bound under another name. */
  public Bound named(String other) {
    return new Bound(
        other, scenario, messages, throttlers, limit, faults, faultBudget, leases, maxStates);
  }

  /** Returns the bound with these faults, {@code budget} of them at most. */
  public Bound with(int budget, Set<Fault> kinds) {
    return new Bound(name, scenario, messages, throttlers, limit, kinds, budget, leases, maxStates);
  }

  /** Returns the bound with other leases. */
  public Bound with(Leases others) {
    return new Bound(
        name, scenario, messages, throttlers, limit, faults, faultBudget, others, maxStates);
  }

  /** Returns the bound with another cap on its states. */
  public Bound upTo(int states) {
    return new Bound(
        name, scenario, messages, throttlers, limit, faults, faultBudget, leases, states);
  }

  boolean has(Fault fault) {
    return faults.contains(fault);
  }

  private static void requireBetween(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, was %d".formatted(what, least, most, value));
    }
  }
}
