package io.weir.infra.construct;

import software.amazon.awscdk.RemovalPolicy;

/**
 * What becomes of data when its stack, or its construct, is removed. Nothing stays of a first
 * deployment that fails, or its names would stand in the way of the second.
 */
public enum Retention {
  /** It stays, can be recovered to any second of the last 35 days, and cannot be deleted. */
  RETAINED(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE),
  /** It goes with its stack: for environments that anybody may tear down. */
  DESTROYED(RemovalPolicy.DESTROY);

  private final RemovalPolicy removalPolicy;

  Retention(RemovalPolicy removalPolicy) {
    this.removalPolicy = removalPolicy;
  }

  boolean isRetained() {
    return this == RETAINED;
  }

  RemovalPolicy removalPolicy() {
    return removalPolicy;
  }
}
