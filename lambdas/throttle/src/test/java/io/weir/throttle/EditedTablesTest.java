package io.weir.throttle;

import static io.weir.throttle.World.QUEUE;
import static io.weir.throttle.World.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.cumulus.CumulusFormat;
import io.weir.execution.DescribeResult;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.ListResult;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Claim;
import io.weir.semaphore.Permit;
import io.weir.semaphore.Refusal;
import io.weir.semaphore.Refusal.RefusedSlot;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the protocol makes of tables that somebody has edited by hand. */
class EditedTablesTest {
  private static final SemaphoreKey KEY = SemaphoreKey.of(QUEUE);
  private static final SemaphoreKey PROVIDER = new SemaphoreKey("provider:LAADS");
  private static final QueueUrl OTHER = World.queue("other");

  private final World world = new World();
  private Semaphores semaphores = world.tables.semaphores();
  private Slots slots = world.tables.slots();

  @Test
  void pass_ownSemaphoreIsNonsense_saysSoAndReceivesNothing() {
    world.deploy(QUEUE, 5, Map.of());
    world.send("a");
    var edited = new EditedSemaphores(semaphores, KEY);
    semaphores = edited;

    assertThatThrownBy(() -> pass().run(world.request()))
        .isInstanceOf(SemaphoreException.class)
        .hasMessage(edited.line());

    assertThat(world.queues.messages(QUEUE)).singleElement().matches(m -> m.receiveCount() == 0);
  }

  /** Its message comes again; in the end it is settled by what Step Functions says. */
  @Test
  void pass_refusedByANonsenseSlot_givesThatMessageBackAndStartsTheOthers() {
    world.deploy(QUEUE, 5, Map.of());
    world.send("edited");
    world.run();
    world.send("edited", "b");
    slots = tellingNothing();

    PassReport report = pass().run(world.request());

    assertThat(report.started()).isEqualTo(1);
    assertThat(report.givenBack()).isEqualTo(1);
    assertThat(world.running()).containsExactlyInAnyOrder("edited", "b");
    assertThat(world.used()).isEqualTo(2);
  }

  @Test
  void passes_sharedSemaphoreIsNonsense_onlyItsQueuesStop() {
    world.queues.create(OTHER, World.FAILED, 30);
    world.deploy(QUEUE, 5, Map.of(PROVIDER, 5));
    world.deploy(OTHER, 5, Map.of());
    world.send("a");
    world.queues.send(OTHER, World.body("b"), Map.of());
    semaphores = new EditedSemaphores(semaphores, PROVIDER);

    int started =
        new RateLimitedPasses(pass(), world.surroundings())
            .run(List.of(QUEUE, OTHER), 5, world.now().plusSeconds(3));

    assertThat(started).isEqualTo(1);
    assertThat(world.running()).containsExactly("b");
    assertThat(world.events).singleElement().asString().contains("pass failed", "provider:LAADS");
  }

  @Test
  void passes_everyQueueFails_failWithTheLastCause() {
    world.deploy(QUEUE, 5, Map.of());
    semaphores = new EditedSemaphores(semaphores, KEY);
    RateLimitedPasses passes = new RateLimitedPasses(pass(), world.surroundings());

    assertThatThrownBy(() -> passes.run(List.of(QUEUE), 5, world.now().plusSeconds(3)))
        .hasMessageContaining(KEY.value());
  }

  @Test
  void completion_sharedSemaphoreIsNonsense_releasesAndHandsOffToTheOwnQueue() {
    world.deploy(QUEUE, 1, Map.of(PROVIDER, 1));
    world.send("a", "b");
    world.run();
    world.finish("a");
    semaphores = new EditedSemaphores(semaphores, PROVIDER);

    var report = completion().handle(List.of(ended("a")), world.deadline());

    assertThat(report.released()).isEqualTo(1);
    assertThat(world.used()).isZero();
    assertThat(world.events).isNotEmpty().allMatch(event -> event.contains("provider:LAADS"));
  }

  /** Its event goes back and is tried again; the others are done. */
  @Test
  void completion_oneAdoptionFails_releasesTheOthers() {
    world.deploy(QUEUE, 2, Map.of());
    world.send("a", "b");
    world.run();
    world.finish("a");
    world.tell("a");
    world.stepFunctions.redrive(arn("a"));
    world.finish("b");
    semaphores = new EditedSemaphores(semaphores, KEY);
    var redriven = new StatusChange(arn("a"), ExecutionStatus.RUNNING, 1);

    assertThatThrownBy(() -> completion().handle(List.of(redriven, ended("b")), world.deadline()))
        .hasMessageContaining(KEY.value());

    assertThat(world.tables.allSlots()).isEmpty();
  }

  @Test
  void reconcile_semaphoreAndSlotAreNonsense_tellsThemAndHealsTheOthers() {
    world.deploy(QUEUE, 5, Map.of());
    world.send("edited", "leaked");
    world.run();
    world.finish("edited");
    world.finish("leaked");
    world.pass(Duration.ofMinutes(5));
    slots = editedSlot("edited");
    semaphores = new EditedSemaphores(semaphores, PROVIDER);

    ReconcileReport report = reconciler().run(world.deadline());

    assertThat(report.released()).isEqualTo(1);
    assertThat(report.unreadable())
        .hasSize(2)
        .anyMatch(line -> line.contains("provider:LAADS"))
        .anyMatch(line -> line.contains(arn("edited").value()));
    assertThat(world.tables.allSlots()).containsOnlyKeys(arn("edited"));
  }

  /** Counted without the slot that cannot be read, one too many would run. */
  @Test
  void repair_aSlotIsNonsense_isRefusedAndStaysPaused() {
    world.deploy(QUEUE, 5, Map.of());
    world.send("a", "edited");
    world.run();
    world.tables.put(world.semaphore().withUsed(0));
    slots = editedSlot("edited");
    Repair repair = new Repair(slots, semaphores, world.triggered::add, world.surroundings());

    assertThatThrownBy(() -> repair.repair(KEY))
        .isInstanceOf(SemaphoreException.class)
        .hasMessageContainingAll("not repaired", arn("edited").value());

    assertThat(world.semaphore().pausedReason()).isEqualTo(Repair.REASON);
    assertThat(world.used()).isZero();
  }

  /** The first release finds it out and pauses: nothing starts until the repair. */
  @Test
  void counterSetToZeroWithFiveHeld_everyReleaseWorksAndNothingStarts() {
    world.deploy(QUEUE, 5, Map.of());
    world.sendMany(8);
    world.run();
    world.tables.put(world.semaphore().withUsed(0));
    world.finish("granule-0");
    world.finish("granule-1");

    assertThat(world.tell("granule-0").released()).isEqualTo(1);
    assertThat(world.tell("granule-1").released()).isEqualTo(1);
    world.run();

    assertThat(world.running()).hasSize(3);
    assertThat(world.semaphore().pausedReason()).isEqualTo(Slots.DRIFT);
    new Repair(slots, semaphores, world.triggered::add, world.surroundings()).repair(KEY);
    assertThat(world.used()).isEqualTo(3);
    world.run();
    assertThat(world.running()).hasSize(5);
  }

  /** Step Functions forgets a deleted machine's executions; absence is believed the second time. */
  @Test
  void stateMachineDeletedWhileItsExecutionsHoldSlots_theyAreReleasedAndHandedOff() {
    world.deploy(QUEUE, 1, Map.of());
    world.send("a");
    world.run();
    world.pass(Duration.ofMinutes(5));
    Reconciler reconciler = world.reconciler(afterDeletion());

    assertThat(reconciler.run(world.deadline()).missing()).isEqualTo(1);
    world.pass(Duration.ofMinutes(2));
    assertThat(reconciler.run(world.deadline()).released()).isEqualTo(1);

    assertThat(world.used()).isZero();
  }

  private ForwardingExecutions afterDeletion() {
    return new ForwardingExecutions(world.stepFunctions) {
      @Override
      public DescribeResult describe(ExecutionArn arn) {
        return new DescribeResult.DoesNotExist();
      }

      @Override
      public ListResult list(
          StateMachineArn machine, ExecutionStatus status, @Nullable String page) {
        return new ListResult.Page(List.of(), null);
      }

      @Override
      public StartResult start(StateMachineArn machine, ExecutionName name, String input) {
        throw new AssertionError("nothing is left to start");
      }
    };
  }

  /** Slots of which one refuses without being readable, as DynamoDB's adapter tells it. */
  private Slots tellingNothing() {
    return new ForwardingSlots(world.tables.slots()) {
      @Override
      public AcquireResult acquire(List<Permit> permits, List<Claim> claims) {
        return super.acquire(permits, claims) instanceof AcquireResult.Refused(var refusal)
            ? new AcquireResult.Refused(
                new Refusal(
                    refusal.semaphores(),
                    refusal.slots().stream()
                        .map(each -> new RefusedSlot(each.holder(), null))
                        .toList()))
            : new AcquireResult.Acquired();
      }
    };
  }

  /** Slots of which one cannot be read, as DynamoDB's adapter tells it. */
  private Slots editedSlot(String name) {
    return new ForwardingSlots(world.tables.slots()) {
      @Override
      public void scan(Consumer<Slot> reader, Consumer<String> unreadable) {
        super.scan(
            slot -> {
              if (slot.holder().equals(arn(name))) {
                unreadable.accept("table T, item " + slot.holder() + ": attribute permits");
              } else {
                reader.accept(slot);
              }
            });
      }
    };
  }

  private static StatusChange ended(String name) {
    return new StatusChange(arn(name), ExecutionStatus.SUCCEEDED, 0);
  }

  private Pass pass() {
    return new Pass(
        world.queues,
        semaphores,
        slots,
        world.tables.leases(),
        world.stepFunctions,
        new CumulusFormat(),
        world.surroundings());
  }

  private Completion completion() {
    return new Completion(
        slots,
        semaphores,
        world.stepFunctions,
        new CumulusFormat(),
        pass(),
        world.triggered::add,
        world.surroundings());
  }

  private Reconciler reconciler() {
    return new Reconciler(
        new Reconciler.Ports(
            slots,
            semaphores,
            world.tables.reconcileLease(),
            world.tables.foreignExecutions(),
            world.stepFunctions,
            new CumulusFormat()),
        pass(),
        world.triggered::add,
        Quotas.DEFAULT,
        world.surroundings());
  }
}
