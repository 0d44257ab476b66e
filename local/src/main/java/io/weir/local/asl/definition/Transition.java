package io.weir.local.asl.definition;

/** Where an execution goes after a state. */
public sealed interface Transition {

  /** To another state. */
  record Next(String state) implements Transition {}

  /** Nowhere: the state's output is that of the whole. */
  record End() implements Transition {}
}
