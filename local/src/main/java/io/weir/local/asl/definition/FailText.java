package io.weir.local.asl.definition;

import io.weir.local.asl.data.Expression;

/** The error or the cause of a Fail state. */
public sealed interface FailText {

  /** Not given. */
  record None() implements FailText {}

  /** Error or Cause. */
  record Fixed(String text) implements FailText {}

  /** ErrorPath or CausePath: a path, or an intrinsic function, to a string; or JSONata. */
  record Computed(Expression expression) implements FailText {}
}
