package io.weir.local.asl.definition;

import io.weir.local.asl.data.Path;
import java.time.Duration;

/** How long a Task state may take. */
public sealed interface TaskTimeout {

  /** What AWS takes when the definition says nothing: more than three years. */
  TaskTimeout DEFAULT = new Unset(Duration.ofSeconds(99_999_999));

  /** Not given, so not told in the history either. */
  record Unset(Duration duration) implements TaskTimeout {}

  /** TimeoutSeconds. */
  record Fixed(Duration duration) implements TaskTimeout {}

  /** TimeoutSecondsPath. */
  record FromPath(Path path) implements TaskTimeout {}
}
