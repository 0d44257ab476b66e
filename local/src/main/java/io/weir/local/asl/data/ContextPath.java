package io.weir.local.asl.data;

import com.google.gson.JsonElement;
import java.util.Optional;

/** A path over the context object. */
record ContextPath(String text, Path path) implements Path {

  @Override
  public Optional<JsonElement> read(Scope scope) {
    return path.read(scope.withInput(scope.context()));
  }
}
