package io.weir.environment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What stands at a place, if anything does. To read it as something refuses all that is not that,
 * in one line: {@code FILE: PATH is VALUE, allowed are …}.
 */
record Value(Place place, @Nullable Node node) {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

  private static final Set<Tag> PLAIN_TEXT = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);

  /** Returns what an absent value stands for, or else what the reader makes of it. */
  <T> T or(T absent, Function<Value, T> reader) {
    return node == null ? absent : reader.apply(this);
  }

  boolean isScalar() {
    return node instanceof ScalarNode;
  }

  /** Returns a mapping that has no keys but these. */
  Mapping mapping(List<String> keys) {
    Mapping mapping = mapping(mappingsOf(keys));
    mapping.refuseOthers(keys);
    return mapping;
  }

  static String mappingsOf(List<String> keys) {
    return "mappings with the keys " + String.join(", ", keys);
  }

  /** Returns a mapping whose keys are free. */
  Mapping mapping(String allowed) {
    if (node instanceof MappingNode mapping && mapping.getTag().equals(Tag.MAP)) {
      return Mapping.of(place, mapping);
    }
    throw refused(allowed);
  }

  /** Returns the items of a list that has at least one. */
  List<Value> list(int most) {
    if (!(node instanceof SequenceNode list && list.getTag().equals(Tag.SEQ))) {
      throw refused("lists of 1 to %d".formatted(most));
    }
    List<Value> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(new Value(place.item(items.size()), item));
    }
    if (items.isEmpty() || items.size() > most) {
      throw place.wrong("has %d items, allowed are 1 to %d".formatted(items.size(), most));
    }
    return items;
  }

  /** Returns a text that matches. What looks like a number is text too, digit for digit. */
  String text(Pattern syntax, String allowed) {
    return text()
        .filter(text -> syntax.matcher(text).matches())
        .orElseThrow(() -> refused(allowed));
  }

  /** Returns a text that matches, or null where nothing stands. */
  @Nullable String textOrNull(Pattern syntax, String allowed) {
    return node == null ? null : text(syntax, allowed);
  }

  int whole(int least, int most) {
    return unquoted(Tag.INT)
        .filter(text -> WHOLE.matcher(text).matches())
        .map(Long::parseLong)
        .filter(number -> number >= least && number <= most)
        .map(Long::intValue)
        .orElseThrow(() -> refused("whole numbers from %d to %d".formatted(least, most)));
  }

  boolean yesOrNo() {
    return unquoted(Tag.BOOL).map(Boolean::parseBoolean).orElseThrow(() -> refused("true, false"));
  }

  Duration duration(Duration least, Duration most) {
    return duration(
        duration -> duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0,
        "durations from %s to %s".formatted(DurationText.write(least), DurationText.write(most)));
  }

  Duration duration(Predicate<Duration> condition, String allowed) {
    return text().flatMap(DurationText::read).filter(condition).orElseThrow(() -> refused(allowed));
  }

  <T> T oneOf(Map<String, T> names) {
    return text()
        .flatMap(text -> Optional.ofNullable(names.get(text)))
        .orElseThrow(() -> refused(String.join(", ", names.keySet())));
  }

  EnvironmentException refused(String allowed) {
    return place.wrong(
        "is %s, allowed are %s".formatted(node == null ? "missing" : shown(node), allowed));
  }

  private Optional<String> unquoted(Tag tag) {
    return node instanceof ScalarNode scalar && scalar.isPlain() && scalar.getTag().equals(tag)
        ? text()
        : Optional.empty();
  }

  private Optional<String> text() {
    return node instanceof ScalarNode scalar && PLAIN_TEXT.contains(scalar.getTag())
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  private static String shown(Node node) {
    return switch (node) {
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "empty";
      case ScalarNode scalar when !PLAIN_TEXT.contains(scalar.getTag()) ->
          "tagged " + OneLine.of(scalar.getTag().getValue());
      case ScalarNode scalar when scalar.isPlain() -> OneLine.of(scalar.getValue());
      case ScalarNode scalar -> '"' + OneLine.of(scalar.getValue()) + '"';
      case SequenceNode _ -> "a list";
      default -> "a mapping";
    };
  }
}
