package io.weir.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.drain.Drain;
import io.weir.cli.drain.DrainResult;
import io.weir.cli.measure.Measurements;
import io.weir.cli.stack.Held;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaosResultTest {
  private static final Kill KILL = new Kill(1, Step.ACQUIRE, Phase.AFTER, 2, Duration.ZERO);
  private static final Healing HEALED =
      new Healing(3, 3, Duration.ofMillis(13_600), Duration.ofMillis(7300));

  @Test
  void violations_allCarriedOutAndHealed_isNone() {
    assertThat(ChaosResult.violations(2, 2, 2, HEALED)).isEmpty();
  }

  @Test
  void violations_tooFewKills_saysHowMany() {
    assertThat(ChaosResult.violations(5, 2, 2, HEALED))
        .singleElement()
        .asString()
        .startsWith("2 of 5 kills happened");
  }

  @Test
  void violations_didNotComeBack_isTold() {
    assertThat(ChaosResult.violations(2, 2, 1, HEALED))
        .containsExactly("the functions were killed 2 times and came back 1 times");
  }

  @Test
  void violations_notHealed_saysHowMany() {
    assertThat(ChaosResult.violations(2, 2, 2, new Healing(5, 3, Duration.ZERO, Duration.ZERO)))
        .containsExactly("2 of the 5 slots that kills left behind were never healed");
  }

  @Test
  void json_kept_hasTheFieldsOfTheKillsAfterTheSharedOnes() {
    assertThat(ChaosJson.of(result(1, KILL)))
        .startsWith("{\"messages\":4,\"started\":0,")
        .endsWith(
            """
            "violations":0,"seed":9,"kills":1,"killsByMoment":{"after acquire":1},"restarts":1,\
            "slotsLeftBehind":3,"slotsHealed":3,"longestHealSeconds":13.6,\
            "longestUndisturbedHealSeconds":7.3}""");
  }

  @Test
  void json_tooFewKills_isAViolation() {
    assertThat(ChaosJson.of(result(2, KILL))).contains("\"violations\":1,");
  }

  private static ChaosResult result(int asked, Kill... kills) {
    DrainResult drained =
        new DrainResult(
            4, 5, Measurements.of(List.of(), 5), List.of(), new Held(0, Map.of()), List.of());
    ChaosRun.Outcome outcome =
        new ChaosRun.Outcome(new Drain.Run(drained, List.of()), kills.length, HEALED);
    return ChaosResult.of(outcome, 9, asked, List.of(kills));
  }
}
