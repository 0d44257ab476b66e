package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.ExecutionName;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.FailureRun;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of semaphores does. */
abstract class SemaphoresContract {
  static final QueueUrl QUEUE = new QueueUrl("https://sqs.us-east-1.amazonaws.com/1/granules");
  static final SemaphoreKey KEY = SemaphoreKey.of(QUEUE);
  static final SemaphoreKey SHARED = new SemaphoreKey("provider:LAADS");
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final Instant LATER = NOON.plusNanos(1);

  private static final LimitOverride OVERRIDE =
      new LimitOverride(2, LATER, "ops", "CMR is down", NOON);

  private static final StateMachineArn MACHINE =
      new StateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:Ingest");

  private Tables tables;

  abstract Tables tables();

  @BeforeEach
  void openTables() {
    tables = tables();
  }

  @Test
  void peek_unknown_isAbsentWithoutLimit() {
    assertThat(tables.semaphores().peek(Set.of(KEY, SHARED)))
        .containsEntry(KEY, SemaphoreState.absent(KEY))
        .containsEntry(SHARED, SemaphoreState.absent(SHARED));
  }

  @Test
  void peek_several_tellsEach() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
    tables.semaphores().deploy(SHARED, 7, NOON, Set.of());

    assertThat(tables.semaphores().peek(List.of(KEY, SHARED)))
        .containsOnly(Map.entry(KEY, tables.peek(KEY)), Map.entry(SHARED, tables.peek(SHARED)));
    assertThat(tables.peek(KEY).limits().inForce()).hasValue(5);
    assertThat(tables.peek(SHARED).limits().inForce()).hasValue(7);
  }

  @Test
  void all_tellsSemaphoresAlone() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of(SHARED));
    tables.semaphores().join(SHARED, QUEUE);
    tables.leases().take(QUEUE, "pass", NOON, LATER);
    tables.reconcileLease().take("round", NOON, LATER);
    tables
        .foreignExecutions()
        .remember(Set.of(MACHINE.execution(new ExecutionName("a"))), LATER.plusSeconds(60));

    assertThat(tables.semaphores().all())
        .containsExactlyInAnyOrder(tables.peek(KEY), tables.peek(SHARED));
  }

  @Test
  void deploy_first_setsLimitAndShared() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of(SHARED));

    SemaphoreState state = tables.peek(KEY);
    assertThat(state.limits().inForce()).hasValue(5);
    assertThat(state.limits().deployedAt()).isEqualTo(NOON);
    assertThat(state.shared()).containsExactly(SHARED);
    assertThat(state.used()).isZero();
  }

  @Test
  void deploy_later_replacesLimitAndShared() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of(SHARED));
    tables.semaphores().deploy(KEY, 0, LATER, Set.of());

    SemaphoreState state = tables.peek(KEY);
    assertThat(state.limits().inForce()).hasValue(0);
    assertThat(state.limits().deployedAt()).isEqualTo(LATER);
    assertThat(state.shared()).isEmpty();
  }

  @Test
  void deploy_sameTimeOrEarlier_changesNothing() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of(SHARED));
    tables.semaphores().deploy(KEY, 6, NOON, Set.of());
    tables.semaphores().deploy(KEY, 7, NOON.minus(Duration.ofDays(9000)), Set.of());

    SemaphoreState state = tables.peek(KEY);
    assertThat(state.limits().inForce()).hasValue(5);
    assertThat(state.shared()).containsExactly(SHARED);
  }

  @Test
  void deploy_laterWithNothingElse_keepsSinceWhen() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
    tables.semaphores().deploy(SHARED, 7, NOON, Set.of(KEY, SHARED));
    tables.semaphores().deploy(KEY, 5, LATER, Set.of());
    tables.semaphores().deploy(SHARED, 7, LATER, Set.of(SHARED, KEY));

    assertThat(tables.peek(KEY).limits().deployedAt()).isEqualTo(NOON);
    assertThat(tables.peek(SHARED).limits().deployedAt()).isEqualTo(NOON);
  }

  @Test
  void deploy_laterWithOtherShared_isWritten() {
    List<Set<SemaphoreKey>> steps =
        List.of(Set.of(), Set.of(SHARED), Set.of(SHARED, KEY), Set.of(KEY), Set.of());
    for (int i = 0; i < steps.size(); i++) {
      Instant at = NOON.plusSeconds(i);

      tables.semaphores().deploy(KEY, 5, at, steps.get(i));

      assertThat(tables.peek(KEY).shared()).isEqualTo(steps.get(i));
      assertThat(tables.peek(KEY).limits().deployedAt()).isEqualTo(at);
    }
  }

  /** The limit 3 was deployed and taken back, and its tick arrives after the one that repeats 5. */
  @Test
  void deploy_lateTickAfterARepetition_isPutRightByTheNextTick() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
    Instant takenBack = NOON.plusSeconds(60);
    tables.semaphores().deploy(KEY, 5, takenBack.plusSeconds(60), Set.of());

    tables.semaphores().deploy(KEY, 3, takenBack, Set.of());
    assertThat(tables.peek(KEY).limits().inForce()).hasValue(3);
    tables.semaphores().deploy(KEY, 5, takenBack.plusSeconds(120), Set.of());

    assertThat(tables.peek(KEY).limits().inForce()).hasValue(5);
  }

  @Test
  void deploy_overridden_keepsTheOverrideInForce() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
    tables.semaphores().override(KEY, OVERRIDE);
    tables.semaphores().deploy(KEY, 6, LATER, Set.of());

    assertThat(tables.peek(KEY).limits().inForce()).hasValue(2);
    assertThat(tables.peek(KEY).limits().deployed()).isEqualTo(6);
  }

  @Test
  void learn_noOtherLimit_isInForce() {
    tables.semaphores().learn(KEY, 3, NOON);

    assertThat(tables.peek(KEY).limits().inForce()).hasValue(3);
    assertThat(tables.peek(KEY).limits().learnedFrom()).isEqualTo(NOON);
  }

  @Test
  void learn_fromALaterMessage_replaces() {
    tables.semaphores().learn(KEY, 3, NOON);
    tables.semaphores().learn(KEY, 4, LATER);

    assertThat(tables.peek(KEY).limits().inForce()).hasValue(4);
  }

  @Test
  void learn_fromAnEarlierMessageOrTheSame_changesNothing() {
    tables.semaphores().learn(KEY, 3, NOON);
    tables.semaphores().learn(KEY, 4, NOON);
    tables.semaphores().learn(KEY, 5, NOON.minusMillis(1));

    assertThat(tables.peek(KEY).limits().inForce()).hasValue(3);
  }

  @Test
  void learn_deployed_changesNothing() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
    tables.semaphores().learn(KEY, 9, LATER);

    assertThat(tables.peek(KEY).limits().inForce()).hasValue(5);
    assertThat(tables.peek(KEY).limits().learned()).isNull();
  }

  @Test
  void learn_overridden_changesNothing() {
    tables.semaphores().override(KEY, OVERRIDE);
    tables.semaphores().learn(KEY, 9, LATER);

    assertThat(tables.peek(KEY).limits().inForce()).hasValue(2);
    assertThat(tables.peek(KEY).limits().learned()).isNull();
  }

  @Test
  void deploy_afterLearn_goesBefore() {
    tables.semaphores().learn(KEY, 9, LATER);
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());

    assertThat(tables.peek(KEY).limits().inForce()).hasValue(5);
    assertThat(tables.peek(KEY).limits().learned()).isEqualTo(9);
  }

  @Test
  void override_replacesWhole() {
    tables.semaphores().override(KEY, OVERRIDE);
    LimitOverride withoutEnd = new LimitOverride(7, null, "ops", "CMR is back", null);
    assertThat(tables.peek(KEY).limits().override()).isEqualTo(OVERRIDE);

    tables.semaphores().override(KEY, withoutEnd);

    assertThat(tables.peek(KEY).limits().override()).isEqualTo(withoutEnd);
    assertThat(tables.peek(KEY).limits().inForce()).hasValue(7);
  }

  @Test
  void endOverride_deployed_isInForceAgain() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
    tables.semaphores().override(KEY, OVERRIDE);

    assertThat(tables.semaphores().endOverride(KEY, LATER)).isTrue();

    assertThat(tables.peek(KEY).limits().override()).isNull();
    assertThat(tables.peek(KEY).limits().inForce()).hasValue(5);
  }

  @Test
  void endOverride_learned_isInForceAgain() {
    tables.semaphores().learn(KEY, 3, NOON);
    tables.semaphores().override(KEY, OVERRIDE);

    assertThat(tables.semaphores().endOverride(KEY, LATER)).isTrue();

    assertThat(tables.peek(KEY).limits().inForce()).hasValue(3);
  }

  @Test
  void endOverride_noOtherLimit_leavesNone() {
    tables.semaphores().override(KEY, OVERRIDE);

    assertThat(tables.semaphores().endOverride(KEY, LATER)).isTrue();

    assertThat(tables.peek(KEY).limits().inForce()).isEmpty();
    assertThat(tables.semaphores().endOverride(KEY, LATER)).isFalse();
  }

  @Test
  void endOverride_replacedMeanwhile_changesNothing() {
    tables.semaphores().override(KEY, OVERRIDE);

    assertThat(tables.semaphores().endOverride(KEY, NOON)).isFalse();

    assertThat(tables.peek(KEY).limits().override()).isEqualTo(OVERRIDE);
  }

  @Test
  void addStateMachine_repeated_namesEachOnce() {
    tables.semaphores().addStateMachine(KEY, MACHINE);
    tables.semaphores().addStateMachine(KEY, MACHINE);

    assertThat(tables.peek(KEY).stateMachines()).containsExactly(MACHINE);
  }

  @Test
  void resume_startsAgainAndForgetsFailures() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
    tables.semaphores().recordFailures(KEY, new FailureRun("invalid", 20));
    tables.semaphores().pause(KEY, "20 failures");

    tables.semaphores().resume(KEY);

    assertThat(tables.peek(KEY).isPaused()).isFalse();
    assertThat(tables.peek(KEY).failureRun()).isEqualTo(FailureRun.NONE);
    assertThat(tables.peek(KEY).room()).isEqualTo(5);
  }

  @Test
  void repair_pausedAndStillAsRead_writesTheCounter() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
    tables.setUsed(KEY, 4);

    assertThat(tables.semaphores().repair(KEY, 4, 2)).isFalse();
    tables.semaphores().pause(KEY, "repair");
    assertThat(tables.semaphores().repair(KEY, 3, 2)).isFalse();
    assertThat(tables.peek(KEY).used()).isEqualTo(4);
    assertThat(tables.semaphores().repair(KEY, 4, 2)).isTrue();

    assertThat(tables.peek(KEY).used()).isEqualTo(2);
  }

  @Test
  void repair_neverCounted_readsAsNone() {
    tables.semaphores().pause(KEY, "repair");

    assertThat(tables.semaphores().repair(KEY, 0, 2)).isTrue();

    assertThat(tables.peek(KEY).used()).isEqualTo(2);
  }

  @Test
  void join_repeated_namesEachQueueOnce() {
    QueueUrl other = new QueueUrl(QUEUE + "-other");
    tables.semaphores().join(SHARED, QUEUE);
    tables.semaphores().join(SHARED, other);
    tables.semaphores().join(SHARED, QUEUE);

    assertThat(tables.peek(SHARED).queues()).containsExactlyInAnyOrder(QUEUE, other);
    assertThat(tables.peek(SHARED).limits().inForce()).isEmpty();
  }

  @Test
  void pause_again_keepsTheFirstReason() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
    tables.semaphores().pause(KEY, "first");
    tables.semaphores().pause(KEY, "second");

    SemaphoreState state = tables.peek(KEY);
    assertThat(state.pausedReason()).isEqualTo("first");
    assertThat(state.room()).isZero();
  }

  @Test
  void recordFailures_replacesAndClears() {
    tables.semaphores().recordFailures(KEY, new FailureRun("invalid", 3));
    assertThat(tables.peek(KEY).failureRun()).isEqualTo(new FailureRun("invalid", 3));

    tables.semaphores().recordFailures(KEY, FailureRun.NONE);
    assertThat(tables.peek(KEY).failureRun()).isEqualTo(FailureRun.NONE);
  }

  @Test
  void writes_leaveTheCounterAlone() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
    tables.setUsed(KEY, 4);

    tables.semaphores().deploy(KEY, 9, LATER, Set.of(SHARED));
    tables.semaphores().learn(KEY, 9, LATER);
    tables.semaphores().join(KEY, QUEUE);
    tables.semaphores().pause(KEY, "why");
    tables.semaphores().recordFailures(KEY, new FailureRun("invalid", 1));

    assertThat(tables.peek(KEY).used()).isEqualTo(4);
  }
}
