package io.weir.environment;

/** What becomes of queues, tables and logs that an environment no longer has. */
public enum RemovalPolicy {
  /** They stay; tables have point-in-time recovery and deletion protection besides. */
  RETAIN,
  /** They are deleted with all that is in them. */
  DESTROY
}
