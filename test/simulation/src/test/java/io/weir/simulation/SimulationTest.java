package io.weir.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.weir.simulation.check.Violation;
import io.weir.simulation.world.Fault;
import io.weir.simulation.world.SimulationResult;
import io.weir.simulation.world.SimulationSettings;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
  private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

  @Test
  void run_sameSeed_isEqualToTheLastDigit() {
    SimulationSettings settings = new SimulationSettings(7, 200, 4, ALL);

    assertThat(Simulation.run(settings)).isEqualTo(Simulation.run(settings));
  }

  @Test
  void run_otherSeeds_areOtherWorlds() {
    Stream<Long> digests = LongStream.rangeClosed(1, 5).mapToObj(seed -> run(seed).digest());

    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void run_noFaults_runsEveryMessageOnce() {
    SimulationResult result = Simulation.run(new SimulationSettings(3, 300, 4, Set.of()));

    assertThat(result.violations()).isEmpty();
    assertThat(result.injected()).isEmpty();
    assertThat(result.messages()).isEqualTo(300);
    assertThat(result.figures().started()).isEqualTo(300);
    assertThat(result.figures().quarantined()).isEmpty();
    assertThat(result.figures().semaphores().values())
        .allMatch(load -> load.maxRunning() <= load.limit());
    assertThat(result.figures().utilization().orElseThrow()).isBetween(0.8, 1.0);
    assertThat(result.slotsHeldAtEnd()).isZero();
    assertThat(result.semaphoreAtEnd()).isZero();
  }

  @Test
  void run_allFaults_keepsThePromisesAndStrikesWithEach() {
    List<SimulationResult> results =
        LongStream.rangeClosed(1, 24).mapToObj(SimulationTest::run).toList();

    assertThat(results.stream().flatMap(each -> each.violations().stream())).isEmpty();
    assertThat(injected(results)).containsOnlyKeys(ALL);
    assertThat(results).anyMatch(each -> each.figures().healed() > 0);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void run_oneFaultAlone_strikesAndKeepsThePromises(Fault fault) {
    // A trigger that can be lost comes with a change of a limit, above all.
    Set<Fault> faults =
        fault == Fault.LOST_TRIGGER ? EnumSet.of(fault, Fault.LIMIT_CHANGE) : EnumSet.of(fault);
    List<SimulationResult> results =
        IntStream.rangeClosed(1, 2)
            .mapToObj(seed -> Simulation.run(new SimulationSettings(seed, 200, 3, faults)))
            .toList();

    assertThat(results.stream().flatMap(each -> each.violations().stream())).isEmpty();
    assertThat(injected(results)).containsOnlyKeys(faults);
  }

  @Test
  void run_oneQueueOneMessage_drains() {
    SimulationResult result = Simulation.run(new SimulationSettings(1, 1, 1, Set.of()));

    assertThat(result.figures().started()).isEqualTo(1);
    assertThat(result.violations().stream().map(Violation::toSentence)).isEmpty();
  }

  @Test
  void settings_withoutMessagesOrQueues_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimulationSettings(1, 0, 1, ALL))
        .withMessageContaining("messages must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimulationSettings(1, 1, 17, ALL))
        .withMessageContaining("queues must be 1 to 16, was 17");
  }

  private static SimulationResult run(long seed) {
    return Simulation.run(new SimulationSettings(seed, 250, 4, ALL));
  }

  private static Map<Fault, Integer> injected(List<SimulationResult> results) {
    Map<Fault, Integer> sums = new EnumMap<>(Fault.class);
    results.forEach(each -> each.injected().forEach((f, n) -> sums.merge(f, n, Integer::sum)));
    return sums;
  }
}
