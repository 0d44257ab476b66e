package io.weir.local.asl.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.PayloadTemplate.ObjectTemplate.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A JSON value with computed parts: in JSONPath the fields whose name ends in {@code .$}, in
 * JSONata the texts in <code>{% %}</code>. Immutable and thread-safe.
 *
 * @see <a href="https://states-language.net/spec.html#payload-template">Payload Template</a>
 */
public sealed interface PayloadTemplate {

  /**
   * The value with its computed fields filled in. What has none is shared, not copied.
   *
   * @throws StateFailure as {@link Expression#evaluate} does
   */
  JsonElement evaluate(Scope scope);

  /**
   * Reads a template of JSONPath.
   *
   * @throws IllegalArgumentException when a computed field's text is no expression, or a field is
   *     given twice
   */
  static PayloadTemplate parse(JsonElement template) {
    return switch (template) {
      case JsonObject object -> ObjectTemplate.parse(object);
      case JsonArray array -> ArrayTemplate.of(array, PayloadTemplate::parse);
      default -> new Literal(template);
    };
  }

  /**
   * Reads a template of JSONata.
   *
   * @param field the field that holds it
   * @throws IllegalArgumentException when one of its expressions is none
   */
  static PayloadTemplate parseQueries(JsonElement template, String field, Query.Sight sight) {
    return switch (template) {
      case JsonObject object ->
          ObjectTemplate.of(
              object,
              object.entrySet().stream()
                  .map(e -> new Entry(e.getKey(), parseQueries(e.getValue(), field, sight)))
                  .toList());
      case JsonArray array ->
          ArrayTemplate.of(array, element -> parseQueries(element, field, sight));
      case JsonPrimitive text when text.isString() && Query.isQuery(text.getAsString()) ->
          new Computed(Query.parse(text.getAsString(), field, sight));
      default -> new Literal(template);
    };
  }

  /** A value without computed parts. */
  record Literal(JsonElement value) implements PayloadTemplate {
    @Override
    public JsonElement evaluate(Scope scope) {
      return value;
    }
  }

  /** A computed value. */
  record Computed(Expression expression) implements PayloadTemplate {
    @Override
    public JsonElement evaluate(Scope scope) {
      return expression.evaluate(scope);
    }
  }

  /** An array with a computed part somewhere below. */
  record ArrayTemplate(List<PayloadTemplate> elements) implements PayloadTemplate {

    public ArrayTemplate {
      elements = List.copyOf(elements);
    }

    private static PayloadTemplate of(
        JsonArray array, Function<JsonElement, PayloadTemplate> parser) {
      List<PayloadTemplate> elements = new ArrayList<>();
      array.forEach(element -> elements.add(parser.apply(element)));
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

  /** An object with a computed part, its own or one below. */
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
      return of(
          object,
          fields.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue())).toList());
    }

    private static PayloadTemplate of(JsonObject object, List<Entry> entries) {
      return entries.stream().map(Entry::template).allMatch(Literal.class::isInstance)
          ? new Literal(object)
          : new ObjectTemplate(entries);
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
