package io.weir.aws;

import io.weir.semaphore.SemaphoreException;
import io.weir.throttle.Delays;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads one table: by keys, consistently, or all of it, at half the price and perhaps a second old.
 * Thread-safe.
 */
final class TableReader {
  /** The most keys of one BatchGetItem (DynamoDB's quota). */
  private static final int BATCH_LIMIT = 100;

  /** Requests for one batch: DynamoDB leaves keys out when it throttles. */
  private static final int TRY_LIMIT = 8;

  /** Pages of one scan, 1 MB each: some million slots, far above what one account can run. */
  private static final int PAGE_LIMIT = 2_000;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

  private final Table table;
  private final Delays delays;
  private final Consumer<String> warnings;

  TableReader(Table table, Delays delays, Consumer<String> warnings) {
    this.table = table;
    this.delays = delays;
    this.warnings = warnings;
  }

  /** Reads one item consistently; null where there is none. */
  @Nullable Item get(String key) {
    var answer =
        table.ask(
            "read of " + key,
            () ->
                table
                    .client()
                    .getItem(
                        request ->
                            request
                                .tableName(table.name())
                                .key(table.key(key))
                                .consistentRead(true)));
    return answer.hasItem() ? table.item(key, answer.item()) : null;
  }

  /** Reads several items consistently, by key; those that do not exist are left out. */
  Map<String, Item> get(Collection<String> keys) {
    Map<String, Item> found = new HashMap<>();
    List<String> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += BATCH_LIMIT) {
      read(all.subList(from, Math.min(all.size(), from + BATCH_LIMIT)), found);
    }
    return found;
  }

  private void read(List<String> keys, Map<String, Item> found) {
    List<Map<String, AttributeValue>> open = keys.stream().map(table::key).toList();
    for (int tries = 1; tries <= TRY_LIMIT; tries++) {
      open = readOnce(open, found);
      if (open.isEmpty()) {
        return;
      }
      Duration most = FIRST_PAUSE.multipliedBy(1L << tries);
      delays.pause(delays.between(most.dividedBy(4), most));
    }
    throw new SemaphoreException(
        "table " + table.name() + ": " + open.size() + " items stay unread, DynamoDB throttles");
  }

  private List<Map<String, AttributeValue>> readOnce(
      List<Map<String, AttributeValue>> keys, Map<String, Item> found) {
    KeysAndAttributes wanted = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    var answer =
        table.ask(
            "read of " + keys.size() + " items",
            () ->
                table
                    .client()
                    .batchGetItem(request -> request.requestItems(Map.of(table.name(), wanted))));
    for (var attributes : answer.responses().getOrDefault(table.name(), List.of())) {
      Item item = table.item(attributes);
      found.put(item.key(), item);
    }
    KeysAndAttributes unread = answer.unprocessedKeys().get(table.name());
    return unread == null ? List.of() : unread.keys();
  }

  /**
   * Reads all items that the request asks for and hands each to {@code reader}, as it was at some
   * instant. One that is nonsense is left out, and told to {@code unreadable}, too.
   */
  <T> void scan(
      Consumer<ScanRequest.Builder> request,
      Function<Item, T> reading,
      Consumer<T> reader,
      Consumer<String> unreadable) {
    eachPage(
        request,
        page ->
            page.items()
                .forEach(each -> handIfSound(table.item(each), reading, reader, unreadable)));
  }

  private <T> void handIfSound(
      Item item, Function<Item, T> reading, Consumer<T> reader, Consumer<String> unreadable) {
    T read = sound(item, reading, unreadable);
    if (read != null) {
      reader.accept(read);
    }
  }

  /** Reads an item of any of the tables; null where it is nonsense, which is told. */
  <T> @Nullable T sound(Item item, Function<Item, T> reading) {
    return sound(item, reading, _ -> {});
  }

  private <T> @Nullable T sound(Item item, Function<Item, T> reading, Consumer<String> unreadable) {
    try {
      return reading.apply(item);
    } catch (SemaphoreException nonsense) {
      String line = String.valueOf(nonsense.getMessage());
      warnings.accept("left out: " + line);
      unreadable.accept(line);
      return null;
    }
  }

  private void eachPage(Consumer<ScanRequest.Builder> filter, Consumer<ScanResponse> reader) {
    Map<String, AttributeValue> start = Map.of();
    for (int pages = 0; pages < PAGE_LIMIT; pages++) {
      ScanResponse page = page(filter, start);
      reader.accept(page);
      if (!page.hasLastEvaluatedKey()) {
        return;
      }
      start = page.lastEvaluatedKey();
    }
    throw new SemaphoreException(
        "table " + table.name() + ": scan has more than " + PAGE_LIMIT + " pages");
  }

  private ScanResponse page(
      Consumer<ScanRequest.Builder> filter, Map<String, AttributeValue> start) {
    return table.ask(
        "scan",
        () ->
            table
                .client()
                .scan(
                    request -> {
                      filter.accept(request);
                      request
                          .tableName(table.name())
                          .exclusiveStartKey(start.isEmpty() ? null : start);
                    }));
  }
}
