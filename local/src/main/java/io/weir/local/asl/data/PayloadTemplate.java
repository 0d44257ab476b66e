package io.weir.local.asl.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value in which fields whose name ends in {@code .$} are computed. Immutable and
 * thread-safe.
 *
 * @see <a href="https://states-language.net/spec.html#payload-template">Payload Template</a>
 */
public sealed interface PayloadTemplate {

  /**
   * The value with its computed fields filled in. What has none is shared, not copied.
   *
   * @throws StateFailure with States.ParameterPathFailure or States.IntrinsicFailure
   */
  JsonElement evaluate(Scope scope);

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when a computed field's text is no expression, or a field is
   *     given twice
   */
  static PayloadTemplate parse(JsonElement template) {
    return switch (template) {
      case JsonObject object -> ObjectTemplate.parse(object);
      case JsonArray array -> ArrayTemplate.parse(array);
      default -> new Literal(template);
    };
  }

  /** A value without computed fields. */
  record Literal(JsonElement value) implements PayloadTemplate {
    @Override
    public JsonElement evaluate(Scope scope) {
      return value;
    }
  }

  /** A computed field's value. */
  record Computed(Expression expression) implements PayloadTemplate {
    @Override
    public JsonElement evaluate(Scope scope) {
      return expression.evaluate(scope);
    }
  }

  /** An array with a computed field somewhere below. */
  record ArrayTemplate(List<PayloadTemplate> elements) implements PayloadTemplate {

    public ArrayTemplate {
      elements = List.copyOf(elements);
    }

    private static PayloadTemplate parse(JsonArray array) {
      List<PayloadTemplate> elements = new ArrayList<>();
      array.forEach(element -> elements.add(PayloadTemplate.parse(element)));
      boolean literal = elements.stream().allMatch(Literal.class::isInstance);
      return literal ? new Literal(array) : new ArrayTemplate(elements);
    }

    @Override
    public JsonElement evaluate(Scope scope) {
      JsonArray result = new JsonArray(elements.size());
      elements.forEach(element -> result.add(element.evaluate(scope)));
      return result;
    }
  }

  /** An object with a computed field, its own or one below. */
  record ObjectTemplate(List<Entry> entries) implements PayloadTemplate {

    private static final String COMPUTED = ".$";

    public ObjectTemplate {
      entries = List.copyOf(entries);
    }

    /** A field and its template. */
    public record Entry(String name, PayloadTemplate template) {}

    private static PayloadTemplate parse(JsonObject object) {
      Map<String, PayloadTemplate> fields = new LinkedHashMap<>();
      for (Map.Entry<String, JsonElement> field : object.entrySet()) {
        Entry entry = entry(field.getKey(), field.getValue());
        if (fields.putIfAbsent(entry.name(), entry.template()) != null) {
          throw new IllegalArgumentException("the field is given twice: " + entry.name());
        }
      }
      if (fields.values().stream().allMatch(Literal.class::isInstance)) {
        return new Literal(object);
      }
      return new ObjectTemplate(
          fields.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue())).toList());
    }

    private static Entry entry(String name, JsonElement value) {
      if (!name.endsWith(COMPUTED)) {
        return new Entry(name, PayloadTemplate.parse(value));
      }
      if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
        throw new IllegalArgumentException(
            "the value of " + name + " must be a string that holds a path or a function");
      }
      String plainName = name.substring(0, name.length() - COMPUTED.length());
      return new Entry(plainName, new Computed(Expression.parse(value.getAsString())));
    }

    @Override
    public JsonElement evaluate(Scope scope) {
      JsonObject result = new JsonObject();
      entries.forEach(entry -> result.add(entry.name(), entry.template().evaluate(scope)));
      return result;
    }
  }
}
