package io.weir.environment;

import static java.util.Objects.requireNonNullElseGet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Keys and their values, in the file's order, none twice.
 *
 * @param place where the mapping stands
 */
record Mapping(Place place, Map<String, Value> entries) {
  /**
   * Reads a node.
   *
   * @throws EnvironmentException if a key is there twice, or is no text
   */
  static Mapping of(Place place, MappingNode node) {
    Map<String, Value> entries = new LinkedHashMap<>();
    for (NodeTuple entry : node.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw place.wrong("has a key that is a list or a mapping, allowed are texts");
      }
      Place where = place.key(key.getValue());
      if (entries.put(key.getValue(), new Value(where, entry.getValueNode())) != null) {
        throw where.wrong("is there twice, allowed are keys that differ");
      }
    }
    return new Mapping(place, entries);
  }

  /** Returns the key's value, perhaps an absent one. */
  Value get(String key) {
    return requireNonNullElseGet(entries.get(key), () -> new Value(place.key(key), null));
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  void refuseOthers(List<String> keys) {
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      if (!keys.contains(entry.getKey())) {
        throw entry
            .getValue()
            .place()
            .wrong(
                "is unknown, allowed are %s%s"
                    .formatted(String.join(", ", keys), NearestKey.hint(entry.getKey(), keys)));
      }
    }
  }
}
