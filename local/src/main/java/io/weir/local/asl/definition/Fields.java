package io.weir.local.asl.definition;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object of a definition, each asked for with its type. Those nobody asked for
 * are refused at the end.
 */
final class Fields {

  private final String at;
  private final JsonObject object;
  private final Set<String> asked = new HashSet<>();

  private Fields(String at, JsonObject object) {
    this.at = at;
    this.object = object;
  }

  static Fields of(String at, @Nullable JsonElement element) {
    if (element instanceof JsonObject object) {
      return new Fields(at, object);
    }
    throw new InvalidDefinitionException(at, "expected an object");
  }

  /** Refuses every field that nobody asked for. */
  void refuseOthers(String owner) {
    for (String name : object.keySet()) {
      if (!asked.contains(name)) {
        throw fault(name, "the field " + name + " is not supported in " + owner);
      }
    }
  }

  Set<String> names() {
    return object.keySet();
  }

  boolean has(String name) {
    asked.add(name);
    return object.has(name);
  }

  @Nullable JsonElement element(String name) {
    asked.add(name);
    return object.get(name);
  }

  JsonElement required(String name) {
    JsonElement value = element(name);
    if (value == null) {
      throw new InvalidDefinitionException(at, "the field " + name + " is missing");
    }
    return value;
  }

  /** The object in that field. */
  Fields object(String name) {
    return of(path(name), required(name));
  }

  /** The objects of the array in that field; none when the field is missing. */
  List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    if (has(name)) {
      JsonArray array = array(name);
      for (int index = 0; index < array.size(); index++) {
        objects.add(of(path(name) + "[" + index + "]", array.get(index)));
      }
    }
    return objects;
  }

  JsonArray array(String name) {
    if (required(name) instanceof JsonArray array && !array.isEmpty()) {
      return array;
    }
    throw fault(name, "expected an array with elements");
  }

  String string(String name) {
    if (required(name) instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw fault(name, "expected a string");
  }

  Optional<String> optionalString(String name) {
    return has(name) ? Optional.of(string(name)) : Optional.empty();
  }

  boolean bool(String name) {
    if (required(name) instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw fault(name, "expected true or false");
  }

  BigDecimal number(String name) {
    if (required(name) instanceof JsonPrimitive primitive && primitive.isNumber()) {
      return primitive.getAsBigDecimal();
    }
    throw fault(name, "expected a number");
  }

  int integer(String name, int least, int most) {
    try {
      int value = number(name).intValueExact();
      if (value >= least && value <= most) {
        return value;
      }
    } catch (ArithmeticException fraction) {
      // Said below, in one form for fractions and for numbers out of range.
    }
    throw fault(name, "expected an integer from " + least + " to " + most);
  }

  int integerOr(String name, int least, int most, int missing) {
    return has(name) ? integer(name, least, most) : missing;
  }

  /** A string that the given parser understands; its complaint becomes the fault's reason. */
  <T> T parsed(String name, Function<String, T> parser) {
    try {
      return parser.apply(string(name));
    } catch (IllegalArgumentException refused) {
      throw fault(name, String.valueOf(refused.getMessage()));
    }
  }

  /** As {@link #parsed}, but a missing field has a default, and JSON null means null. */
  <T> @Nullable T parsedOrNull(String name, Function<String, T> parser, T missing) {
    JsonElement value = element(name);
    if (value == null) {
      return missing;
    }
    return value.isJsonNull() ? null : parsed(name, parser);
  }

  InvalidDefinitionException fault(String name, String reason) {
    return new InvalidDefinitionException(path(name), reason);
  }

  String at() {
    return at;
  }

  String path(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? at + "." + name : at + "['" + name + "']";
  }
}
