package io.weir.aws;

import io.weir.queue.QueueUrl;
import io.weir.semaphore.FailureRun;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Semaphores in a table. Each write of a limit sets {@code executionLimit}, the limit in force, by
 * the same precedence that reading has: override, deployed, learned.
 */
final class DynamoDbSemaphores implements Semaphores {
  private static final String DEPLOY =
      "SET deployedLimit = :limit, deployedAt = :at,"
          + " executionLimit = if_not_exists(overrideLimit, :limit)";

  private static final String WITH_SHARED = DEPLOY + ", semaphores = :shared";

  private static final String WITHOUT_SHARED = DEPLOY + " REMOVE semaphores";

  private static final String DEPLOYED_LATER =
      "attribute_not_exists(deployedAt) OR deployedAt < :at";

  private static final String LEARN =
      "SET learnedLimit = :limit, learnedFrom = :from, executionLimit = :limit";

  private static final String MAY_LEARN =
      "attribute_not_exists(overrideLimit) AND attribute_not_exists(deployedLimit)"
          + " AND (attribute_not_exists(learnedFrom) OR learnedFrom < :from)";

  private static final String JOIN = "ADD queues :queue";

  private static final String PAUSE = "SET paused = :true, pausedReason = :reason";

  private static final String NOT_PAUSED = "attribute_not_exists(paused) OR paused = :false";

  /** The table also holds pass leases and executions found foreign. */
  private static final String NO_OTHER_KIND =
      "NOT begins_with(#key, :pass) AND NOT begins_with(#key, :foreign)";

  private static final String FOREIGN_PREFIX = "foreign:";

  private static final String SET_FAILURE_RUN = "SET failureRun = :run";

  private static final String CLEAR_FAILURE_RUN = "REMOVE failureRun";

  private final Table table;
  private final TableReader reader;

  DynamoDbSemaphores(Table table, TableReader reader) {
    this.table = table;
    this.reader = reader;
  }

  @Override
  public Map<SemaphoreKey, SemaphoreState> peek(Collection<SemaphoreKey> keys) {
    Set<SemaphoreKey> wanted = new LinkedHashSet<>(keys);
    Map<String, Item> items = read(wanted.stream().map(SemaphoreKey::value).toList());
    Map<SemaphoreKey, SemaphoreState> states = new LinkedHashMap<>();
    wanted.forEach(key -> states.put(key, state(key, items.get(key.value()))));
    return states;
  }

  /** One item is read by GetItem, which answers sooner than a batch of one. */
  private Map<String, Item> read(List<String> keys) {
    if (keys.size() != 1) {
      return reader.get(keys);
    }
    Item item = reader.get(keys.getFirst());
    return item == null ? Map.of() : Map.of(item.key(), item);
  }

  private static SemaphoreState state(SemaphoreKey key, @Nullable Item item) {
    return item == null ? SemaphoreState.absent(key) : SemaphoreItem.read(item);
  }

  @Override
  public List<SemaphoreState> all() {
    return reader.scan(
        scan ->
            scan.filterExpression(NO_OTHER_KIND)
                .expressionAttributeNames(Map.of("#key", SemaphoreItem.KEY))
                .expressionAttributeValues(
                    Map.of(
                        ":pass", Values.text(DynamoDbPassLeases.PREFIX),
                        ":foreign", Values.text(FOREIGN_PREFIX))),
        SemaphoreItem::read);
  }

  @Override
  public void deploy(SemaphoreKey key, int limit, Instant deployedAt, Set<SemaphoreKey> shared) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":limit", Values.number(limit));
    values.put(":at", Values.instant(deployedAt));
    if (!shared.isEmpty()) {
      values.put(":shared", Values.texts(shared.stream().map(SemaphoreKey::value).toList()));
    }
    update(key, new Write(shared.isEmpty() ? WITHOUT_SHARED : WITH_SHARED, DEPLOYED_LATER, values));
  }

  @Override
  public void join(SemaphoreKey shared, QueueUrl queue) {
    update(shared, new Write(JOIN, null, Map.of(":queue", Values.texts(Set.of(queue.value())))));
  }

  @Override
  public void learn(SemaphoreKey key, int limit, Instant sentAt) {
    update(
        key,
        new Write(
            LEARN,
            MAY_LEARN,
            Map.of(":limit", Values.number(limit), ":from", Values.instant(sentAt))));
  }

  @Override
  public void pause(SemaphoreKey key, String reason) {
    update(
        key,
        new Write(
            PAUSE,
            NOT_PAUSED,
            Map.of(
                ":true", Values.flag(true),
                ":false", Values.flag(false),
                ":reason", Values.text(reason))));
  }

  @Override
  public void recordFailures(SemaphoreKey key, FailureRun run) {
    Write write =
        run.equals(FailureRun.NONE)
            ? new Write(CLEAR_FAILURE_RUN, null, Map.of())
            : new Write(SET_FAILURE_RUN, null, Map.of(":run", SemaphoreItem.failureRun(run)));
    update(key, write);
  }

  /** A refused write has nothing to say: what is there goes before it. */
  private void update(SemaphoreKey key, Write write) {
    table.update(key.value(), write);
  }
}
