package io.weir.local.asl.data;

import com.google.gson.JsonElement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path over the value of a variable. */
record VariablePath(String text, String name, Path path) implements Path {

  private static final Pattern NAMED =
      Pattern.compile(
          "\\$(?<name>\\p{javaUnicodeIdentifierStart}\\p{javaUnicodeIdentifierPart}*)(?<rest>.*)",
          Pattern.DOTALL);

  static boolean isVariable(String text) {
    return NAMED.matcher(text).matches();
  }

  static VariablePath parse(String text) {
    Matcher matcher = NAMED.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a variable: " + text);
    }
    Path path = Path.parse("$" + matcher.group("rest"));
    return new VariablePath(text, matcher.group("name"), path);
  }

  @Override
  public Optional<JsonElement> read(Scope scope) {
    return scope.variables().find(name).flatMap(value -> path.read(scope.withInput(value)));
  }
}
