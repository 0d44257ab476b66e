package io.weir.local.stepfunctions;

/**
 * How often an action may be called, as a token bucket: each call takes a token.
 *
 * @param bucketSize the most tokens there are, and so the largest burst; 1 or more
 * @param refillPerSecond tokens that come back each second; 1 or more
 */
public record Quota(int bucketSize, int refillPerSecond) {
  public Quota {
    if (bucketSize < 1 || refillPerSecond < 1) {
      throw new IllegalArgumentException(
          "A quota's bucket and its refill are 1 or more: %d, %d"
              .formatted(bucketSize, refillPerSecond));
    }
  }
}
