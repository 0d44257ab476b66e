package io.weir.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What stands in a file, as JSON: texts, longs, doubles, booleans, lists and maps. What YAML and
 * JSON would read differently is refused.
 */
final class Json {
  /** A version such as 006 is a text that somebody forgot to quote. */
  private static final Pattern LONG = Pattern.compile("-?(0|[1-9]\\d{0,17})");

  private static final Pattern DOUBLE =
      Pattern.compile("-?(0|[1-9]\\d{0,17})\\.\\d{1,18}([eE][+-]?\\d{1,2})?");

  private static final String ALLOWED =
      "texts, numbers as JSON writes them, true, false, lists and mappings; quote what is a text";

  /** Aliases make a short file's tree as large as they like, or endless. */
  static final int MOST_VALUES = 1_000;

  private final Place whole;
  private int values;

  private Json(Place whole) {
    this.whole = whole;
  }

  /** Returns any value. */
  static Object of(Value value) {
    return new Json(value.place()).read(value);
  }

  /** Returns a mapping's values by their keys. */
  static Map<String, Object> map(Mapping mapping) {
    return new Json(mapping.place()).read(mapping);
  }

  private Object read(Value value) {
    if (++values > MOST_VALUES) {
      throw whole.wrong("has more than %d values; a rule needs a few".formatted(MOST_VALUES));
    }
    Node node = value.node();
    return switch (node) {
      case MappingNode _ -> read(value.mapping(ALLOWED));
      case SequenceNode list when list.getTag().equals(Tag.SEQ) -> read(value.place(), list);
      case ScalarNode scalar -> scalar(value, scalar);
      case null, default -> throw value.refused(ALLOWED);
    };
  }

  private Map<String, Object> read(Mapping mapping) {
    Map<String, Object> map = new LinkedHashMap<>();
    mapping.entries().forEach((key, value) -> map.put(key, read(value)));
    return map;
  }

  private List<Object> read(Place place, SequenceNode list) {
    List<Object> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(read(new Value(place.item(items.size()), item)));
    }
    return items;
  }

  private static Object scalar(Value value, ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.STR)) {
      return text;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.parseBoolean(text);
    }
    if (tag.equals(Tag.INT) && LONG.matcher(text).matches()) {
      return Long.parseLong(text);
    }
    if (tag.equals(Tag.FLOAT) && DOUBLE.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    throw value.refused(ALLOWED);
  }
}
