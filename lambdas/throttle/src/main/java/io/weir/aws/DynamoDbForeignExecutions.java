package io.weir.aws;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.ForeignExecutions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Executions found foreign, an item each in the table of the semaphores. {@code forgetAt}, in epoch
 * seconds, is the attribute of DynamoDB's time to live, which deletes some days late: what is past
 * it counts as forgotten.
 */
final class DynamoDbForeignExecutions implements ForeignExecutions {
  /** What their keys begin with. */
  static final String PREFIX = "foreign:";

  private static final String FORGET_AT = "forgetAt";

  private static final String REMEMBER = "SET forgetAt = :until";

  private final Table table;
  private final TableReader reader;

  DynamoDbForeignExecutions(Table table, TableReader reader) {
    this.table = table;
    this.reader = reader;
  }

  @Override
  public Set<ExecutionArn> known(Collection<ExecutionArn> executions, Instant now) {
    Map<String, Item> items = reader.get(executions.stream().map(this::key).toList());
    Set<ExecutionArn> known = new HashSet<>(executions);
    known.removeIf(arn -> !isRemembered(items.get(key(arn)), now));
    return known;
  }

  /** What cannot be read is forgotten: the execution is looked into and remembered anew. */
  private boolean isRemembered(@Nullable Item item, Instant now) {
    Long forgetAt = item == null ? null : reader.sound(item, each -> each.seconds(FORGET_AT));
    return forgetAt != null && forgetAt > now.getEpochSecond();
  }

  @Override
  public void remember(Collection<ExecutionArn> executions, Instant until) {
    for (ExecutionArn arn : executions) {
      table.update(
          key(arn),
          new Write(REMEMBER, null, Map.of(":until", Values.number(until.getEpochSecond()))));
    }
  }

  private String key(ExecutionArn arn) {
    return PREFIX + arn.value();
  }
}
