package io.weir.execution;

/** The type of a state machine; it never changes after creation. */
public enum StateMachineType {
  STANDARD,
  EXPRESS,
  /** Step Functions did not tell: absent, not allowed, or out of reach. */
  UNKNOWN
}
