package io.weir.cli.drain;

import io.weir.cli.measure.RunRecord;
import io.weir.cli.messages.SentMessage;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which message each execution was started for, and which messages have come to nothing.
 *
 * <p>An execution belongs to the message that asked for its state machine and name. A quarantined
 * message is known by its body, which the failed queue has untouched. Of equal messages one
 * execution serves all, for that is what their producer asked for.
 */
final class Attribution {
  private final Map<Key, SentMessage> owners = new HashMap<>();
  private final List<SentMessage> unquarantined = new ArrayList<>();

  /** An execution's name, unique within its state machine; machines of bad messages are unknown. */
  private record Key(@Nullable String stateMachineArn, String executionName) {}

  Attribution(List<SentMessage> sent, List<QuarantinedMessage> quarantined) {
    Map<String, Integer> quarantinedBodies = new HashMap<>();
    quarantined.forEach(message -> quarantinedBodies.merge(message.body(), 1, Integer::sum));
    List<SentMessage> rest = new ArrayList<>();
    for (SentMessage message : sent) {
      boolean moved = quarantinedBodies.merge(message.draft().body(), -1, Integer::sum) >= 0;
      (moved ? rest : unquarantined).add(message);
    }
    unquarantined.forEach(message -> owners.putIfAbsent(key(message), message));
    // A message that was refused for good may yet have run: tried again, it was accepted.
    rest.forEach(message -> owners.putIfAbsent(key(message), message));
  }

  /** The executions with their messages, in the order of their starts. */
  List<RunRecord> records(List<ExecutionRecord> executions) {
    return executions.stream()
        .map(this::record)
        .sorted(Comparator.comparing(RunRecord::start).thenComparing(RunRecord::executionArn))
        .toList();
  }

  /** Messages that neither ran nor were quarantined. */
  List<SentMessage> lost(List<ExecutionRecord> executions) {
    Set<Key> ran = new HashSet<>();
    executions.forEach(execution -> ran.add(key(execution)));
    return unquarantined.stream().filter(message -> !isServed(message, ran)).toList();
  }

  private boolean isServed(SentMessage message, Set<Key> ran) {
    SentMessage owner = owners.get(key(message));
    return ran.contains(key(message))
        && owner != null
        && owner.draft().body().equals(message.draft().body());
  }

  private RunRecord record(ExecutionRecord execution) {
    SentMessage owner = owners.get(key(execution));
    return new RunRecord(
        execution.arn(),
        owner == null ? null : owner.messageId(),
        execution.start(),
        execution.stop(),
        execution.status().name());
  }

  private static Key key(SentMessage message) {
    return new Key(unqualified(message.draft().stateMachineArn()), message.executionName());
  }

  private static Key key(ExecutionRecord execution) {
    return new Key(unqualified(execution.stateMachineArn()), execution.name());
  }

  /** Without a version or alias: {@code arn:aws:states:REGION:ACCOUNT:stateMachine:NAME}. */
  private static @Nullable String unqualified(@Nullable String arn) {
    return arn == null ? null : arn.replaceFirst("^((?:[^:]*:){6}[^:]*):.*$", "$1");
  }
}
