package io.weir.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KillPlanTest {
  @Test
  void of_sameSeed_isTheSamePlan() {
    assertThat(KillPlan.of(7, 20, 500)).isEqualTo(KillPlan.of(7, 20, 500));
  }

  @Test
  void of_otherSeed_isAnotherPlan() {
    assertThat(KillPlan.of(7, 20, 500)).isNotEqualTo(KillPlan.of(8, 20, 500));
  }

  @Test
  void of_run_spreadsItsKillsOverFourFifthsOfTheStarts() {
    List<Integer> due = KillPlan.of(3, 20, 500).stream().map(Kill::afterStarts).toList();

    assertThat(due).hasSize(20);
    for (int i = 0; i < 20; i++) {
      assertThat(due.get(i)).as("kill %d", i).isBetween(1 + 20 * i, 20 * (i + 1));
    }
  }

  @Test
  void of_asManyKillsAsMoments_meetsEachOnce() {
    int moments = Step.values().length * Phase.values().length;

    assertThat(KillPlan.of(5, moments, 500).stream().map(Kill::moment))
        .hasSize(18)
        .doesNotHaveDuplicates();
  }

  @Test
  void of_moreKillsThanMoments_dealsAgain() {
    assertThat(KillPlan.of(5, 36, 500).stream().map(Kill::moment).distinct()).hasSize(18);
  }

  @Test
  void of_fewMessages_staysBelowTheirNumber() {
    assertThat(KillPlan.of(5, 2, 4)).allMatch(kill -> kill.afterStarts() < 4);
  }

  @Test
  void of_noKills_isNone() {
    assertThat(KillPlan.of(1, 0, 10)).isEmpty();
  }
}
