package io.weir.throttle;

import static io.weir.execution.ExecutionStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.ListResult;
import io.weir.execution.ListedExecution;
import io.weir.execution.StateMachineArn;
import io.weir.semaphore.Slot;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a round does about redriven executions, and about those without a slot. */
class ReconcilerRedriveTest {
  private static final Duration MINUTE = Timings.AWS.interval();
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void run_listedAsEndedBeforeItsRedrive_isNotReleased() {
    World world = World.withLimit(5);
    world.startAndRedrive("a", false);
    world.completion().handle(List.of(redriven("a", 1)), world.deadline());
    world.pass(HOUR);
    ListedExecution earlierEnd = new ListedExecution(World.arn("a"), 0, world.now());

    ReconcileReport report =
        world.reconciler(new Listing(world, FAILED, earlierEnd)).run(world.deadline());

    assertThat(report.released()).isZero();
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void run_redrivenWithoutSlot_isAdoptedAndItsEndReleasesOnce() {
    World world = World.withLimit(1);
    world.startAndRedrive("a", true);

    assertThat(world.reconcile().adopted()).isEqualTo(1);

    assertThat(world.used()).isEqualTo(1);
    world.tell("a");
    assertThat(world.used()).isEqualTo(1);
    world.stepFunctions.finish(World.arn("a"), ExecutionStatus.SUCCEEDED);
    world.completion().handle(List.of(ended("a", 1), ended("a", 1)), world.deadline());
    assertThat(world.used()).isZero();
  }

  @Test
  void run_endedWhileAdopted_isReleasedAtOnce() {
    World world = World.withLimit(1);
    world.startAndRedrive("a", true);
    ForwardingExecutions endsAfterTheFirstDescribe =
        new ForwardingExecutions(world.stepFunctions) {
          private boolean described;

          @Override
          public DescribeResult describe(ExecutionArn arn) {
            DescribeResult result = super.describe(arn);
            if (!described) {
              described = true;
              world.finish("a");
            }
            return result;
          }
        };

    ReconcileReport report = world.reconciler(endsAfterTheFirstDescribe).run(world.deadline());

    assertThat(report.adopted()).isEqualTo(1);
    assertThat(world.used()).isZero();
    assertThat(world.tables.allSlots()).isEmpty();
  }

  @Test
  void run_redrivenUnderItsOldSlot_movesTheSlotOn() {
    World world = World.withLimit(1);
    world.startAndRedrive("a", false);
    world.pass(HOUR);

    world.reconcile();

    assertThat(world.tables.allSlots().get(World.arn("a")))
        .extracting(Slot::redriveCount, Slot::acquiredAt)
        .containsExactly(1, world.now());
    world.tell("a");
    assertThat(world.used()).isEqualTo(1);
  }

  /** Whatever runs without a slot may be one whose slot is only not seen. */
  @Test
  void run_oursWithoutSlotNeverRedriven_isToldAndLeftAlone() {
    World world = World.withLimit(1);
    world.send("a");
    world.run();
    world.tell("a");
    assertThat(world.used()).isZero();

    ReconcileReport report = world.reconcile();

    assertThat(report.slotless()).isEqualTo(1);
    assertThat(report.adopted()).isZero();
    assertThat(world.used()).isZero();
  }

  @Test
  void run_foreign_isDescribedOnceInTwoWeeks() {
    World world = World.withLimit(1);
    world.send("a");
    world.run();
    String copied = input(world, "a");
    world.stepFunctions.start(World.MACHINE, new ExecutionName("by-hand"), copied);
    CountingExecutions asked = new CountingExecutions(world);
    Reconciler reconciler = world.reconciler(asked);

    assertThat(reconciler.run(world.deadline()).slotless()).isZero();
    world.pass(MINUTE);
    reconciler.run(world.deadline());
    assertThat(asked.describes).isEqualTo(1);

    world.pass(Duration.ofDays(14));
    reconciler.run(world.deadline());
    assertThat(asked.describes).isEqualTo(2);
    assertThat(world.used()).isEqualTo(1);
  }

  private static String input(World world, String name) {
    return world.stepFunctions.all().stream()
        .filter(execution -> execution.arn().equals(World.arn(name)))
        .map(Execution::input)
        .findFirst()
        .orElseThrow();
  }

  private static StatusChange redriven(String name, int count) {
    return new StatusChange(World.arn(name), ExecutionStatus.RUNNING, count);
  }

  private static StatusChange ended(String name, int redriveCount) {
    return new StatusChange(World.arn(name), ExecutionStatus.SUCCEEDED, redriveCount);
  }

  /** One list tells one execution, the others none. */
  private static final class Listing extends ForwardingExecutions {
    private final ExecutionStatus listed;
    private final ListedExecution execution;

    Listing(World world, ExecutionStatus listed, ListedExecution execution) {
      super(world.stepFunctions);
      this.listed = listed;
      this.execution = execution;
    }

    @Override
    public ListResult list(StateMachineArn machine, ExecutionStatus status, @Nullable String page) {
      return new ListResult.Page(status == listed ? List.of(execution) : List.of(), null);
    }
  }
}
