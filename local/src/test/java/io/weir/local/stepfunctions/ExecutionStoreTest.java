package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.weir.local.asl.ExecutionOutcome;
import io.weir.local.asl.definition.StateMachineDefinition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionStoreTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final StateMachine MACHINE =
      new StateMachine(
          "machine",
          "machine",
          StateMachine.STANDARD,
          LocalEndpoint.PASS,
          StateMachineDefinition.parse(LocalEndpoint.PASS),
          LocalEndpoint.ROLE,
          NOW,
          null);

  private final ExecutionStore store = new ExecutionStore(2, 1);

  @Test
  void addUnlessPresent_twice_keepsTheFirst() {
    ExecutionStore.Addition first = add("one");
    ExecutionStore.Addition second = add("one");

    assertThat(first.isNew()).isTrue();
    assertThat(second.isNew()).isFalse();
    assertThat(second.execution()).isSameAs(first.execution());
  }

  @Test
  void closed_execution_leavesTheRunningOnes() {
    Execution one = add("one").execution();
    add("two");
    close(one);

    assertThat(names(true)).containsExactly("two");
    assertThat(names(false)).containsExactly("two", "one");
  }

  @Test
  void closed_beyondTheLimits_forgetsHistoryFirstThenAll() {
    Execution one = add("one").execution();
    Execution two = add("two").execution();
    Execution three = add("three").execution();

    close(one);
    assertThat(one.history().events()).isNotEmpty();
    close(two);
    assertThat(one.history().events()).isEmpty();
    assertThat(store.find("one")).isPresent();
    close(three);
    assertThat(store.find("one")).isEmpty();
    assertThat(names(false)).containsExactly("three", "two");
  }

  private ExecutionStore.Addition add(String name) {
    return store.addUnlessPresent(
        name, sequence -> new Execution(sequence, name, name, MACHINE, "{}", NOW));
  }

  private void close(Execution execution) {
    execution.end(new ExecutionOutcome.Succeeded(new JsonObject()), NOW);
    store.closed(execution);
  }

  private List<String> names(boolean runningOnly) {
    return store
        .newestFirst(MACHINE.arn(), runningOnly, Long.MAX_VALUE)
        .map(Execution::name)
        .toList();
  }
}
