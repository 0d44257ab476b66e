package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.asl.ExecutionOutcome;
import io.weir.local.asl.definition.StateMachineDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    assertThat(names(false)).containsExactly("one", "two");
  }

  @Test
  void closed_beyondTheLimits_forgetsHistoryFirstThenAll() {
    Execution one = add("one").execution();
    Execution two = add("two").execution();
    Execution three = add("three").execution();

    close(one);
    assertThat(one.run().history().events()).isNotEmpty();
    close(two);
    assertThat(one.run().history().events()).isEmpty();
    assertThat(store.find("one")).isPresent();
    close(three);
    assertThat(store.find("one")).isEmpty();
    assertThat(names(false)).containsExactly("three", "two");
  }

  @Test
  void reopen_execution_isKeptHoweverManyCloseAfterIt() {
    Execution one = add("one").execution();
    close(one);
    Run next = one.run().redriven(NOW).orElseThrow();

    assertThat(next.progress()).isNotNull().isNotSameAs(one.run().progress());
    assertThat(store.reopen(one)).isTrue();
    one.runAgain(next);
    for (String name : List.of("two", "three", "four")) {
      close(add(name).execution());
    }

    assertThat(store.find("one")).contains(one);
    assertThat(one.run().progress()).isNotNull();
    assertThat(names(true)).containsExactly("one");
    assertThat(names(false)).containsExactly("four", "three", "one");
  }

  @Test
  void reopen_forgottenExecution_isRefused() {
    Execution one = add("one").execution();
    close(one);
    close(add("two").execution());
    close(add("three").execution());

    assertThat(store.reopen(one)).isFalse();
    assertThat(one.run().redriven(NOW)).isEmpty();
  }

  private ExecutionStore.Addition add(String name) {
    return store.addUnlessPresent(name, () -> new Execution(name, name, MACHINE, "{}", NOW));
  }

  private void close(Execution execution) {
    execution.run().end(new ExecutionOutcome.Failed(null, null), NOW);
    store.closed(execution);
  }

  private List<String> names(boolean runningOnly) {
    Optional<ExecutionStatus> status =
        runningOnly ? Optional.of(ExecutionStatus.RUNNING) : Optional.empty();
    return store
        .newestFirst(MACHINE.arn(), status, Long.MAX_VALUE)
        .map(placed -> placed.execution().name())
        .toList();
  }
}
