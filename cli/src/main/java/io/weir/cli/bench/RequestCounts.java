package io.weir.cli.bench;

import com.google.gson.JsonParser;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests by service and operation. Immutable.
 *
 * @param mostReceives how often a message was received at most
 */
record RequestCounts(Map<String, Long> byOperation, long mostReceives) {
  static final RequestCounts NONE = new RequestCounts(Map.of(), 0);

  RequestCounts {
    byOperation = Map.copyOf(byOperation);
  }

  /** Whether a line of the functions' output is counts. */
  static boolean isLine(String line) {
    return line.startsWith(RequestCounter.LINE_PREFIX);
  }

  static RequestCounts parse(String line) {
    Map<String, Long> counts = new TreeMap<>();
    JsonParser.parseString(line.substring(RequestCounter.LINE_PREFIX.length()))
        .getAsJsonObject()
        .entrySet()
        .forEach(count -> counts.put(count.getKey(), count.getValue().getAsLong()));
    Long mostReceives = counts.remove(RequestCounter.MOST_RECEIVES);
    return new RequestCounts(counts, mostReceives == null ? 0 : mostReceives);
  }

  /** What was added since the earlier counts. */
  RequestCounts since(RequestCounts earlier) {
    Map<String, Long> added = new TreeMap<>();
    byOperation.forEach(
        (name, count) -> added.put(name, count - earlier.byOperation.getOrDefault(name, 0L)));
    return new RequestCounts(added, mostReceives);
  }

  /** Divided by a number of starts; in the order of their names. */
  Map<String, Double> per(int starts) {
    Map<String, Double> shares = new TreeMap<>();
    byOperation.forEach((name, count) -> shares.put(name, count / (double) Math.max(1, starts)));
    return shares;
  }
}
