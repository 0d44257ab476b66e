package io.weir.semaphore;

import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The limits known for a semaphore. An override goes before the deployed one, that before a learned
 * one; where there is none, nothing starts.
 *
 * @param override the operator's; null without one, or after its end
 * @param deployed the deployment's; null before the first tick that brings one
 * @param deployedAt since when that limit is deployed; null without one
 * @param learned from a message; null where none was needed
 * @param learnedFrom when that message was sent; null without one
 */
public record Limits(
    @Nullable LimitOverride override,
    @Nullable Integer deployed,
    @Nullable Instant deployedAt,
    @Nullable Integer learned,
    @Nullable Instant learnedFrom) {
  /** No limit at all. */
  public static final Limits NONE = new Limits(null, null, null, null, null);

  /** Returns the limit in force; empty where there is none. */
  public OptionalInt inForce() {
    if (override != null) {
      return OptionalInt.of(override.limit());
    }
    Integer limit = deployed != null ? deployed : learned;
    return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
  }

  /** Tells whether messages have a say: neither an operator nor a deployment has set a limit. */
  public boolean fromMessages() {
    return override == null && deployed == null;
  }

  /** Tells whether a deployment of {@code at} is newer than the one known. */
  public boolean isOlderThan(Instant at) {
    return deployedAt == null || deployedAt.isBefore(at);
  }

  /** Returns these limits with another override; null for none. */
  public Limits withOverride(@Nullable LimitOverride other) {
    return new Limits(other, deployed, deployedAt, learned, learnedFrom);
  }

  /** Returns these limits with another deployed one. */
  public Limits withDeployed(int limit, Instant at) {
    return new Limits(override, limit, at, learned, learnedFrom);
  }

  /** Returns these limits with another learned one. */
  public Limits withLearned(int limit, Instant sentAt) {
    return new Limits(override, deployed, deployedAt, limit, sentAt);
  }

  /** Tells whether a message sent at {@code sentAt} teaches something new. */
  public boolean wouldLearn(int limit, Instant sentAt) {
    boolean later = learnedFrom == null || learnedFrom.isBefore(sentAt);
    return fromMessages() && later && (learned == null || learned != limit);
  }
}
