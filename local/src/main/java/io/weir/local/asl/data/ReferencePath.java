package io.weir.local.asl.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path that names exactly one place: field names and array indexes only. It can therefore also be
 * written to.
 *
 * @see <a href="https://states-language.net/spec.html#ref-paths">Reference Paths</a>
 */
public record ReferencePath(String text, List<Step> steps) implements Path {

  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<name>[^\\s.\\[\\]()'\"@,:?*$\\\\]+)"
              + "|\\['(?<single>[^'\\\\]+)']|\\[\"(?<quoted>[^\"\\\\]+)\"]"
              + "|\\[(?<index>\\d{1,9})]");

  /** One step down: into an object's field or an array's element. */
  public sealed interface Step {

    /** The value one step below, or null when there is none. */
    @Nullable JsonElement from(JsonElement parent);
  }

  /** A step into an object's field. */
  public record Field(String name) implements Step {
    @Override
    public @Nullable JsonElement from(JsonElement parent) {
      return parent instanceof JsonObject object ? object.get(name) : null;
    }
  }

  /** A step to an array's element, counted from 0. */
  public record Index(int index) implements Step {
    @Override
    public @Nullable JsonElement from(JsonElement parent) {
      return parent instanceof JsonArray array && index < array.size() ? array.get(index) : null;
    }
  }

  public ReferencePath {
    steps = List.copyOf(steps);
  }

  static boolean isReference(String text) {
    return parseSteps(text).isPresent();
  }

  /**
   * Reads a reference path from its text.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static ReferencePath parse(String text) {
    List<Step> steps =
        parseSteps(text)
            .orElseThrow(() -> new IllegalArgumentException("not a reference path: " + text));
    return new ReferencePath(text, steps);
  }

  private static Optional<List<Step>> parseSteps(String text) {
    if (!text.startsWith("$")) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    int end = 1;
    while (end < text.length()) {
      if (!step.find(end) || step.start() != end) {
        return Optional.empty();
      }
      steps.add(step(step));
      end = step.end();
    }
    return Optional.of(steps);
  }

  private static Step step(Matcher step) {
    String index = step.group("index");
    if (index != null) {
      return new Index(Integer.parseInt(index));
    }
    for (String group : List.of("name", "single", "quoted")) {
      String name = step.group(group);
      if (name != null) {
        return new Field(name);
      }
    }
    throw new AssertionError("a step is a name or an index: " + step.group());
  }

  @Override
  public Optional<JsonElement> read(Scope scope) {
    JsonElement value = scope.input();
    for (Step step : steps) {
      value = step.from(value);
      if (value == null) {
        return Optional.empty();
      }
    }
    return Optional.of(value);
  }

  /**
   * Puts the value at this place of a copy of the root. Missing objects on the way are made; array
   * elements are only replaced.
   *
   * @throws StateFailure with States.ResultPathMatchFailure when the place cannot be reached
   */
  public JsonElement replace(JsonElement root, JsonElement value) {
    return replace(root, 0, value);
  }

  private JsonElement replace(@Nullable JsonElement parent, int depth, JsonElement value) {
    if (depth == steps.size()) {
      return value;
    }
    return switch (steps.get(depth)) {
      case Field(String name) -> {
        JsonObject copy = shallowCopy(parent);
        copy.add(name, replace(copy.get(name), depth + 1, value));
        yield copy;
      }
      case Index(int index) -> {
        JsonArray copy = shallowCopy(parent, index);
        copy.set(index, replace(copy.get(index), depth + 1, value));
        yield copy;
      }
    };
  }

  private JsonObject shallowCopy(@Nullable JsonElement parent) {
    JsonObject copy = new JsonObject();
    if (parent instanceof JsonObject object) {
      object.entrySet().forEach(field -> copy.add(field.getKey(), field.getValue()));
    } else if (parent != null) {
      throw noMatch();
    }
    return copy;
  }

  private JsonArray shallowCopy(@Nullable JsonElement parent, int index) {
    if (!(parent instanceof JsonArray array) || index >= array.size()) {
      throw noMatch();
    }
    JsonArray copy = new JsonArray(array.size());
    copy.addAll(array);
    return copy;
  }

  private StateFailure noMatch() {
    return new StateFailure(
        ErrorName.RESULT_PATH_MATCH_FAILURE,
        "Unable to apply ReferencePath " + text + " to the state's input");
  }
}
