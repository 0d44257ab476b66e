package io.weir.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.simulation.world.Adapters;
import io.weir.simulation.world.Fault;
import io.weir.simulation.world.SimulationResult;
import io.weir.simulation.world.SimulationSettings;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The checkers notice what goes wrong behind the ports, and name the promise it breaks. */
class BrokenAdaptersTest {
  /** Enough for what a broken adapter does now and then to matter. */
  private static final int SEEDS = 200;

  @Test
  void slotsThatForgetTheRun_breakR1() {
    Set<Fault> redrives = EnumSet.of(Fault.REDRIVE, Fault.DOUBLED_EVENT, Fault.LATE_EVENT);

    assertBroken("R1", redrives, each -> each.withSlots(BrokenAdapters::forgettingTheRun));
  }

  @Test
  void slotsNotCounted_breakR4() {
    assertBroken(
        "R4",
        each ->
            each.withSlots(slots -> BrokenAdapters.forgettingToCount(slots, each.memoryTables())));
  }

  @Test
  void slotsWithoutLimit_breakR1() {
    assertBroken("R1", each -> each.withSlots(BrokenAdapters::withoutLimit));
  }

  @Test
  void slotsWithoutLimit_breakR7() {
    assertBroken("R7", each -> each.withSlots(BrokenAdapters::withoutLimit));
  }

  @Test
  void slotsNotReleased_breakR4() {
    assertBroken("R4", each -> each.withSlots(BrokenAdapters::releasingTooLittle));
  }

  @Test
  void messagesLost_breakR2() {
    assertBroken("R2", each -> each.withQueues(BrokenAdapters::losingMessages));
  }

  @Test
  void messagesDeletedInsteadOfGivenBack_breakR2() {
    assertBroken("R2", each -> each.withQueues(BrokenAdapters::deletingWhatIsGivenBack));
  }

  @Test
  void violation_comesWithTheEventsOfItsKey() {
    SimulationResult result =
        run(1, EnumSet.allOf(Fault.class), each -> each.withQueues(BrokenAdapters::losingMessages));

    assertThat(result.violations()).isNotEmpty();
    assertThat(result.trace()).isNotEmpty();
    assertThat(result.trace())
        .allMatch(line -> line.contains(result.violations().getFirst().key()));
  }

  private static void assertBroken(String rule, UnaryOperator<Adapters> change) {
    assertBroken(rule, EnumSet.allOf(Fault.class), change);
  }

  private static void assertBroken(String rule, Set<Fault> faults, UnaryOperator<Adapters> change) {
    boolean found =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> run(seed, faults, change))
            .flatMap(result -> result.violations().stream())
            .anyMatch(violation -> violation.rule().equals(rule));

    assertThat(found).as("%s found broken in one of %d seeds", rule, SEEDS).isTrue();
  }

  private static SimulationResult run(
      long seed, Set<Fault> faults, UnaryOperator<Adapters> change) {
    return Simulation.run(new SimulationSettings(seed, 150, 4, faults), change);
  }
}
