package io.weir.aws;

import io.weir.semaphore.SemaphoreException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it was read. People edit tables, so whoever reads nonsense is told which table, which
 * key and which attribute to look at.
 *
 * @param table the table's name
 * @param key the value of its hash key
 * @param attributes all attributes
 */
record Item(String table, String key, Map<String, AttributeValue> attributes) {

  /**
   * Reads the whole item.
   *
   * @param form reads its attributes, and throws at nonsense
   * @param remedy how to mend it, for whoever edited it
   * @throws SemaphoreException naming table, key, attribute and remedy, in one line
   */
  <T> T as(Function<Item, T> form, String remedy) {
    try {
      return form.apply(this);
    } catch (SemaphoreException nonsense) {
      throw new SemaphoreException(nonsense.getMessage() + "; " + remedy, nonsense);
    } catch (IllegalArgumentException nonsense) {
      throw new SemaphoreException(
          "table %s, item %s: %s; %s".formatted(table, key, nonsense.getMessage(), remedy),
          nonsense);
    }
  }

  String text(String name) {
    return required(name, textOrNull(name));
  }

  @Nullable String textOrNull(String name) {
    return read(name, "a text", value -> typed(value, AttributeValue.Type.S).s());
  }

  /** Reads a number of things: 0 or more. */
  int count(String name) {
    return required(name, countOrNull(name));
  }

  @Nullable Integer countOrNull(String name) {
    return read(name, "a whole number of at least 0", Item::count);
  }

  long millis(String name) {
    return epoch(name, "epoch milliseconds");
  }

  long seconds(String name) {
    return epoch(name, "epoch seconds");
  }

  private long epoch(String name, String unit) {
    return required(
        name, read(name, unit, value -> Long.valueOf(typed(value, AttributeValue.Type.N).n())));
  }

  Instant instant(String name) {
    return required(name, instantOrNull(name));
  }

  @Nullable Instant instantOrNull(String name) {
    return read(
        name,
        "an ISO-8601 instant",
        value -> Instant.parse(typed(value, AttributeValue.Type.S).s()));
  }

  /** Reads a flag; absent means no. */
  boolean flag(String name) {
    return Boolean.TRUE.equals(
        read(name, "true or false", value -> typed(value, AttributeValue.Type.BOOL).bool()));
  }

  /** Reads an attribute with a form of its own; {@code parser} refuses others by throwing. */
  <T> T parsed(String name, String expected, Function<String, T> parser) {
    return required(
        name, read(name, expected, value -> parser.apply(typed(value, AttributeValue.Type.S).s())));
  }

  /** Reads a set of texts with a form of their own; absent means empty. */
  <T> Set<T> setOf(String name, String expected, Function<String, T> parser) {
    Set<T> read = read(name, expected, value -> setOf(value, parser));
    return read == null ? Set.of() : read;
  }

  /** Reads a map as an item of the same table and key. */
  @Nullable Item mapOrNull(String name) {
    return read(
        name,
        "a map",
        value -> new Item(table, key + ", map " + name, typed(value, AttributeValue.Type.M).m()));
  }

  <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw nonsense(name, "is missing");
    }
    return value;
  }

  SemaphoreException nonsense(String name, String fault) {
    return new SemaphoreException(
        "table %s, item %s: attribute %s %s".formatted(table, key, name, fault));
  }

  private <T> @Nullable T read(String name, String expected, Function<AttributeValue, T> reading) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      return null;
    }
    try {
      return reading.apply(value);
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      throw nonsense(name, "must be " + expected);
    }
  }

  private static int count(AttributeValue value) {
    int count = Integer.parseInt(typed(value, AttributeValue.Type.N).n());
    if (count < 0) {
      throw new IllegalArgumentException("negative");
    }
    return count;
  }

  private static <T> Set<T> setOf(AttributeValue value, Function<String, T> parser) {
    Set<T> parsed = new HashSet<>();
    typed(value, AttributeValue.Type.SS).ss().forEach(text -> parsed.add(parser.apply(text)));
    return parsed;
  }

  private static AttributeValue typed(AttributeValue value, AttributeValue.Type type) {
    if (value.type() != type) {
      throw new IllegalArgumentException("of type " + value.type());
    }
    return value;
  }
}
