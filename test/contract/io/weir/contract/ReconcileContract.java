package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.ForeignExecutions;
import io.weir.semaphore.ReconcileLease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of the reconciler's lease, and of the executions it found foreign, does. */
abstract class ReconcileContract {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant SOON = NOW.plusSeconds(45);

  private ReconcileLease lease;
  private ForeignExecutions foreign;

  abstract Tables tables();

  @BeforeEach
  void openTables() {
    Tables tables = tables();
    lease = tables.reconcileLease();
    foreign = tables.foreignExecutions();
  }

  @Test
  void take_held_isRefusedUntilItsTimeIsOver() {
    assertThat(lease.take("a", NOW, SOON)).isTrue();

    assertThat(lease.take("b", SOON.minusMillis(1), SOON.plusSeconds(45))).isFalse();
    assertThat(lease.take("b", SOON, SOON.plusSeconds(45))).isTrue();
  }

  @Test
  void giveBack_isDueAgainFromThenOn() {
    lease.take("a", NOW, SOON);
    lease.giveBack("a", NOW.plusSeconds(20));

    assertThat(lease.take("b", NOW.plusSeconds(19), SOON)).isFalse();
    assertThat(lease.take("b", NOW.plusSeconds(20), SOON)).isTrue();
  }

  @Test
  void giveBack_byAFormerOwner_leavesItToTheNew() {
    lease.take("a", NOW, SOON);
    lease.take("b", SOON, SOON.plusSeconds(45));
    lease.giveBack("a", NOW);

    assertThat(lease.take("c", SOON.plusSeconds(1), SOON.plusSeconds(45))).isFalse();
  }

  @Test
  void remember_isKnownUntilThen() {
    foreign.remember(Set.of(arn(1), arn(2)), NOW.plus(Duration.ofDays(14)));

    assertThat(foreign.known(Set.of(arn(1), arn(2), arn(3)), NOW))
        .containsExactlyInAnyOrder(arn(1), arn(2));
    assertThat(foreign.known(Set.of(arn(1)), NOW.plus(Duration.ofDays(14)))).isEmpty();
    assertThat(foreign.known(Set.of(), NOW)).isEmpty();
  }

  @Test
  void known_moreThanOneBatch_tellsEach() {
    List<ExecutionArn> many = IntStream.range(0, 130).mapToObj(ReconcileContract::arn).toList();
    foreign.remember(many, SOON);

    assertThat(foreign.known(many, NOW)).containsExactlyInAnyOrderElementsOf(many);
  }

  private static ExecutionArn arn(int number) {
    return new ExecutionArn("arn:aws:states:us-east-1:000000000000:execution:Other:" + number);
  }
}
