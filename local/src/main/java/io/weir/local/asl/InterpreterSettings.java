package io.weir.local.asl;

import java.util.random.RandomGenerator;

/**
 * What an interpreter runs with.
 *
 * @param account the twelve digits of the account, for functions named without their ARN
 * @param region the region, for the same and for history events
 * @param clock the time
 * @param services what Task states reach
 * @param fractionalWaits whether {@code SecondsPath} of a Wait may lead to a fraction, which Step
 *     Functions refuses
 * @param random the source of jitter, States.MathRandom and States.UUID; thread-safe
 */
public record InterpreterSettings(
    String account,
    String region,
    ExecutionClock clock,
    Services services,
    boolean fractionalWaits,
    RandomGenerator random) {

  /** Settings of an interpreter that waits whole seconds, as Step Functions does. */
  public InterpreterSettings(
      String account,
      String region,
      ExecutionClock clock,
      TaskRunner tasks,
      RandomGenerator random) {
    this(account, region, clock, Services.of(tasks), false, random);
  }
}
