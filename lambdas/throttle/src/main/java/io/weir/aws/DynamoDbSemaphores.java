package io.weir.aws;

import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.FailureRun;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
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

  private static final String NEWER_AND_OTHER =
      "(attribute_not_exists(deployedAt) OR deployedAt < :at)"
          + " AND (attribute_not_exists(deployedLimit) OR deployedLimit <> :limit OR ";

  private static final String OTHER_SHARED =
      NEWER_AND_OTHER + "attribute_not_exists(semaphores) OR semaphores <> :shared)";

  private static final String SOME_SHARED = NEWER_AND_OTHER + "attribute_exists(semaphores))";

  private static final String LEARN =
      "SET learnedLimit = :limit, learnedFrom = :from, executionLimit = :limit";

  private static final String MAY_LEARN =
      "attribute_not_exists(overrideLimit) AND attribute_not_exists(deployedLimit)"
          + " AND (attribute_not_exists(learnedFrom) OR learnedFrom < :from)";

  private static final String JOIN = "ADD queues :queue";

  private static final String PAUSE = "SET paused = :true, pausedReason = :reason";

  private static final String NOT_PAUSED = "attribute_not_exists(paused) OR paused = :false";

  private static final String OVERRIDE =
      "SET overrideLimit = :limit, executionLimit = :limit, limitChangedBy = :by,"
          + " limitReason = :reason";

  private static final String CHANGED_AT = ", limitChangedAt = :at";

  private static final String UNTIL = ", overrideUntil = :until";

  private static final String NO_CHANGED_AT = " limitChangedAt";

  private static final String NO_UNTIL = " overrideUntil";

  private static final String NO_OVERRIDE =
      "REMOVE overrideLimit, overrideUntil, limitChangedBy, limitReason, limitChangedAt";

  private static final String TO_DEPLOYED = NO_OVERRIDE + " SET executionLimit = deployedLimit";

  private static final String TO_LEARNED = NO_OVERRIDE + " SET executionLimit = learnedLimit";

  private static final String TO_NONE = NO_OVERRIDE + ", executionLimit";

  private static final String ENDS = "overrideUntil = :until AND ";

  private static final String DEPLOYED = "attribute_exists(deployedLimit)";

  private static final String ONLY_LEARNED =
      "attribute_not_exists(deployedLimit) AND attribute_exists(learnedLimit)";

  private static final String NO_OTHER =
      "attribute_not_exists(deployedLimit) AND attribute_not_exists(learnedLimit)";

  private static final String ADD_STATE_MACHINE = "ADD stateMachines :stateMachine";

  private static final String RESUME = "REMOVE paused, pausedReason, failureRun";

  private static final String REPAIR = "SET semvalue = :counted";

  private static final String STILL_READ = "paused = :true AND semvalue = :read";

  private static final String STILL_NONE =
      "paused = :true AND (semvalue = :read OR attribute_not_exists(semvalue))";

  /** The table also holds leases and executions found foreign. */
  private static final String NO_OTHER_KIND =
      "NOT begins_with(#key, :pass) AND NOT begins_with(#key, :foreign) AND #key <> :reconcile";

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
    return all(_ -> {});
  }

  @Override
  public List<SemaphoreState> all(Consumer<String> unreadable) {
    List<SemaphoreState> found = new ArrayList<>();
    reader.scan(
        scan ->
            scan.filterExpression(NO_OTHER_KIND)
                .expressionAttributeNames(Map.of("#key", SemaphoreItem.KEY))
                .expressionAttributeValues(
                    Map.of(
                        ":pass", Values.text(DynamoDbPassLeases.PREFIX),
                        ":foreign", Values.text(DynamoDbForeignExecutions.PREFIX),
                        ":reconcile", Values.text(DynamoDbReconcileLease.KEY))),
        SemaphoreItem::read,
        found::add,
        unreadable);
    return found;
  }

  @Override
  public void deploy(SemaphoreKey key, int limit, Instant deployedAt, Set<SemaphoreKey> shared) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":limit", Values.number(limit));
    values.put(":at", Values.instant(deployedAt));
    if (shared.isEmpty()) {
      update(key, new Write(WITHOUT_SHARED, SOME_SHARED, values));
    } else {
      values.put(":shared", Values.texts(shared.stream().map(SemaphoreKey::value).toList()));
      update(key, new Write(WITH_SHARED, OTHER_SHARED, values));
    }
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
  public void override(SemaphoreKey key, LimitOverride override) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":limit", Values.number(override.limit()));
    values.put(":by", Values.text(override.changedBy()));
    values.put(":reason", Values.text(override.reason()));
    StringJoiner removed = new StringJoiner(",", " REMOVE", "").setEmptyValue("");
    String set =
        OVERRIDE
            + instant(values, ":at", override.changedAt(), CHANGED_AT, removed, NO_CHANGED_AT)
            + instant(values, ":until", override.until(), UNTIL, removed, NO_UNTIL);
    update(key, new Write(set + removed, null, values));
  }

  /** Sets an instant, or removes what was there before. */
  private static String instant(
      Map<String, AttributeValue> values,
      String placeholder,
      @Nullable Instant instant,
      String set,
      StringJoiner removed,
      String name) {
    if (instant == null) {
      removed.add(name);
      return "";
    }
    values.put(placeholder, Values.instant(instant));
    return set;
  }

  @Override
  public boolean endOverride(SemaphoreKey key, Instant until) {
    return endOverride(key, until, TO_DEPLOYED, DEPLOYED)
        || endOverride(key, until, TO_LEARNED, ONLY_LEARNED)
        || endOverride(key, until, TO_NONE, NO_OTHER);
  }

  private boolean endOverride(SemaphoreKey key, Instant until, String write, String condition) {
    return update(key, new Write(write, ENDS + condition, Map.of(":until", Values.instant(until))));
  }

  @Override
  public void addStateMachine(SemaphoreKey key, StateMachineArn stateMachine) {
    update(
        key,
        new Write(
            ADD_STATE_MACHINE,
            null,
            Map.of(":stateMachine", Values.texts(Set.of(stateMachine.value())))));
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
  public void resume(SemaphoreKey key) {
    update(key, new Write(RESUME, null, Map.of()));
  }

  @Override
  public boolean repair(SemaphoreKey key, int read, int counted) {
    return update(
        key,
        new Write(
            REPAIR,
            read == 0 ? STILL_NONE : STILL_READ,
            Map.of(
                ":true", Values.flag(true),
                ":read", Values.number(read),
                ":counted", Values.number(counted))));
  }

  @Override
  public void recordFailures(SemaphoreKey key, FailureRun run) {
    Write write =
        run.equals(FailureRun.NONE)
            ? new Write(CLEAR_FAILURE_RUN, null, Map.of())
            : new Write(SET_FAILURE_RUN, null, Map.of(":run", SemaphoreItem.failureRun(run)));
    update(key, write);
  }

  private boolean update(SemaphoreKey key, Write write) {
    return table.update(key.value(), write);
  }
}
