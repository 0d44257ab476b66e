package io.weir.local.asl.data;

import com.google.gson.JsonElement;
import java.util.Optional;

/**
 * A path of the language: a JSONPath over the data ({@code $}) over the context object ({@code $$})
 * or over a variable ({@code $name}). Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html">
 *     Using JSONPath paths</a>
 */
public sealed interface Path permits ContextPath, QueryPath, ReferencePath, VariablePath {

  /** The path to the whole data. */
  Path WHOLE = ReferencePath.parse("$");

  /**
   * Reads a path from its text.
   *
   * @throws IllegalArgumentException when it is no path, with the reason
   */
  static Path parse(String text) {
    if (text.startsWith("$$")) {
      return new ContextPath(text, parseOverData(text.substring(1)));
    }
    return VariablePath.isVariable(text) ? VariablePath.parse(text) : parseOverData(text);
  }

  private static Path parseOverData(String text) {
    return ReferencePath.isReference(text) ? ReferencePath.parse(text) : QueryPath.parse(text);
  }

  /** The value found; empty when there is none. A JSON null is a value. */
  Optional<JsonElement> read(Scope scope);

  /** The path as it was written. */
  String text();
}
