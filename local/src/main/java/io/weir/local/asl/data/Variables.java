package io.weir.local.asl.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that a state sees. Immutable and thread-safe; those of a Map's or Parallel's states
 * start as their parent's and never reach it.
 *
 * @param values by name, without the dollar sign
 * @param bytes what they take together, as UTF-8
 */
public record Variables(Map<String, JsonElement> values, long bytes) {

  /** None yet. */
  public static final Variables NONE = new Variables(Map.of(), 0);

  /** The most bytes that one state may assign. */
  private static final int MAX_ASSIGNED_BYTES = 262_144;

  /** The most bytes of all variables of an execution. */
  private static final int MAX_BYTES = 10 * 1024 * 1024;

  public Variables {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The variable's value, if it has one. */
  public Optional<JsonElement> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * These and the assigned ones, which replace those of their names.
   *
   * @throws StateFailure with States.DataLimitExceeded when they are too large
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">
   *     Passing data between states with variables</a>
   */
  public Variables with(JsonObject assigned) {
    if (Json.utf8Length(Json.write(assigned)) > MAX_ASSIGNED_BYTES) {
      throw tooLarge("The assigned variables take more than " + MAX_ASSIGNED_BYTES + " bytes");
    }
    Map<String, JsonElement> all = new LinkedHashMap<>(values);
    long newBytes = bytes;
    for (Map.Entry<String, JsonElement> entry : assigned.entrySet()) {
      JsonElement before = all.put(entry.getKey(), entry.getValue());
      newBytes += size(entry.getValue()) - (before == null ? 0 : size(before));
    }
    if (newBytes > MAX_BYTES) {
      throw tooLarge("The variables take more than " + MAX_BYTES + " bytes together");
    }
    return new Variables(all, newBytes);
  }

  private static int size(JsonElement value) {
    return Json.utf8Length(Json.write(value));
  }

  private static StateFailure tooLarge(String cause) {
    return new StateFailure(ErrorName.DATA_LIMIT_EXCEEDED, cause);
  }
}
