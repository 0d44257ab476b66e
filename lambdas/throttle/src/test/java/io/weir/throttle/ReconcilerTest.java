package io.weir.throttle;

import static io.weir.execution.ExecutionStatus.FAILED;
import static io.weir.throttle.World.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.ListResult;
import io.weir.execution.ListedExecution;
import io.weir.execution.StateMachineArn;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final Duration MINUTE = Timings.AWS.interval();

  private static final Duration ABSENCE = Timings.AWS.absenceWait();
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void run_completionLost_releasesAndHandsOff() {
    World world = World.withLimit(1);
    world.send("a", "b");
    world.run();
    world.finish("a");

    world.pass(MINUTE);
    assertThat(reconcile(world).settled()).isZero();
    world.pass(MINUTE);
    assertThat(reconcile(world).released()).isEqualTo(1);

    assertThat(world.running()).containsExactly("b");
  }

  @Test
  void run_stillRunning_isNeverReleasedHoweverOld() {
    World world = World.withLimit(1);
    world.send("a");
    world.run();

    world.pass(Duration.ofDays(30));

    assertThat(reconcile(world)).isEqualTo(report(1, 1, 0));
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void run_neverStarted_isBelievedOnlyTheSecondTimeAfterAWhile() {
    World world = World.withLimit(5);
    world.queues.send(QUEUE, World.body(World.machine("gone"), "a", ""), Map.of());
    world.run();

    world.pass(Timings.AWS.settledAge().plusSeconds(1));
    assertThat(reconcile(world).missing()).isEqualTo(1);
    Instant marked = world.now();
    world.passUntil(marked.plus(ABSENCE).minusMillis(1));
    assertThat(reconcile(world).missing()).isEqualTo(1);
    assertThat(world.used()).isEqualTo(1);
    world.passUntil(marked.plus(ABSENCE));
    assertThat(reconcile(world).released()).isEqualTo(1);

    assertThat(world.used()).isZero();
  }

  @Test
  void run_takenOverMeanwhile_forgetsThatItWasMissing() {
    World world = World.withLimit(5);
    world.queues.send(QUEUE, World.body(World.machine("late"), "a", ""), Map.of());
    world.queues.create(QUEUE, null, 0);
    world.queues.send(QUEUE, World.body(World.machine("late"), "a", ""), Map.of());
    world.run();
    world.pass(Timings.AWS.visibility());
    assertThat(reconcile(world).missing()).isEqualTo(1);

    world.run();
    world.pass(MINUTE);

    assertThat(reconcile(world).settled()).isZero();
    assertThat(world.used()).isEqualTo(1);
  }

  /** Ten seconds' worth of describes goes out at once, then each waits for the rate. */
  @Test
  void run_outOfTime_saysWhatIsLeft() {
    int perSecond = Quotas.DEFAULT.describesPerSecond();
    int atOnce = 10 * perSecond;
    World world = World.withLimit(atOnce + 5);
    world.sendMany(atOnce + 5);
    world.run();
    world.pass(Duration.ofDays(1));
    Instant deadline = world.now().plus(Duration.ofSeconds(1).dividedBy(perSecond).multipliedBy(2));

    ReconcileReport report = world.reconciler(new Unlisted(world)).run(deadline);

    assertThat(report.left()).isEqualTo(3);
    assertThat(report.released()).isZero();
  }

  @Test
  void run_listedRunning_describesNothing() {
    World world = World.withLimit(5);
    world.send("a", "b", "c");
    world.run();
    world.pass(HOUR);
    Counting asked = new Counting(world);

    world.reconciler(asked).run(world.deadline());

    assertThat(asked.lists).isEqualTo(1);
    assertThat(asked.describes).isZero();
  }

  @Test
  void run_manyEnded_takesPagesNotDescribes() {
    World world = World.withLimit(3_000);
    world.sendMany(3_000);
    world.queues.messages(QUEUE);
    runUntilStarted(world, 3_000);
    IntStream.range(0, 1_500).forEach(i -> world.finish("granule-" + i));
    world.pass(HOUR);
    Counting asked = new Counting(world);
    Instant began = world.now();

    ReconcileReport report = world.reconciler(asked).run(world.deadline());

    assertThat(report).isEqualTo(report(3_000, 3_000, 1_500));
    assertThat(world.used()).isEqualTo(1_500);
    assertThat(asked.describes).isZero();
    assertThat(asked.lists).isEqualTo(4);
    assertThat(Duration.between(began, world.now())).isLessThan(Duration.ofSeconds(5));
  }

  /** Being in no list proves nothing: lists are late. */
  @Test
  void run_inNoList_isDescribed() {
    World world = World.withLimit(5);
    world.send("a");
    world.run();
    world.pass(HOUR);

    ReconcileReport report = world.reconciler(new Unlisted(world)).run(world.deadline());

    assertThat(report.released()).isZero();
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void run_listedAsEndedBeforeItsRedrive_isNotReleased() {
    World world = World.withLimit(5);
    world.send("a");
    world.run();
    world.stepFunctions.finish(World.arn("a"), ExecutionStatus.FAILED);
    world.stepFunctions.redrive(World.arn("a"));
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
    world.send("a");
    world.run();
    world.stepFunctions.finish(World.arn("a"), ExecutionStatus.FAILED);
    world.tell("a");
    world.stepFunctions.redrive(World.arn("a"));

    assertThat(reconcile(world).adopted()).isEqualTo(1);

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
    world.send("a");
    world.run();
    world.stepFunctions.finish(World.arn("a"), ExecutionStatus.FAILED);
    world.tell("a");
    world.stepFunctions.redrive(World.arn("a"));
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
    world.send("a");
    world.run();
    world.stepFunctions.finish(World.arn("a"), ExecutionStatus.FAILED);
    world.stepFunctions.redrive(World.arn("a"));
    world.pass(HOUR);

    reconcile(world);

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

    ReconcileReport report = reconcile(world);

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
    Counting asked = new Counting(world);
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

  @Test
  void run_anotherRoundRuns_isNotDue() {
    World world = World.withLimit(1);
    world.tables.reconcileLease().take("another", world.now(), world.now().plus(MINUTE));

    assertThat(reconcile(world).due()).isFalse();
    world.pass(MINUTE);
    assertThat(reconcile(world).due()).isTrue();
    assertThat(reconcile(world).due()).isTrue();
  }

  @Test
  void run_manySlots_isDueEachFifthMinute() {
    World world = World.withLimit(Reconciler.MANY_SLOTS + 1);
    world.sendMany(Reconciler.MANY_SLOTS + 1);
    runUntilStarted(world, Reconciler.MANY_SLOTS + 1);
    Instant began = world.now();

    List<Boolean> due = new ArrayList<>();
    for (int minute = 0; minute <= 5; minute++) {
      world.passUntil(began.plus(MINUTE.multipliedBy(minute)));
      due.add(reconcile(world).due());
    }

    assertThat(due).containsExactly(true, false, false, false, false, true);
  }

  @Test
  void run_overrideEnded_isRevertedAndItsQueueLooksForRoom() {
    World world = World.withLimit(5);
    SemaphoreKey key = SemaphoreKey.of(QUEUE);
    world
        .tables
        .semaphores()
        .override(key, new LimitOverride(1, world.now().plus(HOUR), "ops", "CMR", world.now()));

    reconcile(world);
    assertThat(world.semaphore().limits().inForce()).hasValue(1);
    world.pass(HOUR);
    reconcile(world);

    assertThat(world.semaphore().limits().inForce()).hasValue(5);
    assertThat(world.triggered).containsExactly(QUEUE);
  }

  @Test
  void run_counterIsNotTheSum_isToldAndNotWritten() {
    World world = World.withLimit(5);
    world.send("a", "b");
    world.run();
    world.tables.put(world.semaphore().withUsed(4));

    ReconcileReport report = reconcile(world);

    assertThat(report.drifted())
        .containsExactly(new ReconcileReport.Drifted(SemaphoreKey.of(QUEUE), 4, 2));
    assertThat(world.used()).isEqualTo(4);
    assertThat(world.semaphore().isPaused()).isFalse();
  }

  @Test
  void run_listsThrottled_triesAgainThenGoesOnWithDescribes() {
    World world = World.withLimit(5);
    world.send("a");
    world.run();
    world.finish("a");
    world.pass(HOUR);
    ForwardingExecutions throttled =
        new ForwardingExecutions(world.stepFunctions) {
          @Override
          public ListResult list(
              StateMachineArn machine, ExecutionStatus status, @Nullable String page) {
            return new ListResult.Throttled();
          }
        };

    ReconcileReport report = world.reconciler(throttled).run(world.deadline());

    assertThat(report.listsComplete()).isFalse();
    assertThat(report.released()).isEqualTo(1);
  }

  private static void runUntilStarted(World world, int count) {
    while (world.used() < count) {
      world.run();
    }
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

  private static ReconcileReport report(int slots, int settled, int released) {
    return new ReconcileReport(
        true, slots, settled, released, 0, 0, 0, 0, true, List.of(), List.of());
  }

  private static ReconcileReport reconcile(World world) {
    return world.reconciler().run(world.deadline());
  }

  /** Its lists are empty, as late lists are. */
  private static final class Unlisted extends ForwardingExecutions {
    Unlisted(World world) {
      super(world.stepFunctions);
    }

    @Override
    public ListResult list(StateMachineArn machine, ExecutionStatus status, @Nullable String page) {
      return new ListResult.Page(List.of(), null);
    }
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

  private static final class Counting extends ForwardingExecutions {
    private int lists;
    private int describes;

    Counting(World world) {
      super(world.stepFunctions);
    }

    @Override
    public ListResult list(StateMachineArn machine, ExecutionStatus status, @Nullable String page) {
      lists++;
      return super.list(machine, status, page);
    }

    @Override
    public DescribeResult describe(ExecutionArn arn) {
      describes++;
      return super.describe(arn);
    }
  }
}
