package io.weir.local.asl;

import com.google.gson.JsonElement;
import io.weir.local.asl.definition.Transition;
import org.jspecify.annotations.Nullable;

/**
 * A state's output and where to go with it.
 *
 * @param next the next state's name, or null at the end
 */
record Step(JsonElement output, @Nullable String next) {

  static Step along(Transition transition, JsonElement output) {
    return switch (transition) {
      case Transition.Next(String state) -> new Step(output, state);
      case Transition.End() -> new Step(output, null);
    };
  }
}
