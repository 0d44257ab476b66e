package io.weir.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KillScheduleTest {
  private static final int MESSAGES = 10;
  private static final String START = "Sfn StartExecution";
  private static final String RECEIVE = "Sqs ReceiveMessage";

  private int executions;

  @Test
  void at_dueAndAtItsStep_kills() {
    Kill kill = kill(Step.RECEIVE, Phase.BEFORE, 0);
    KillSchedule schedule = schedule(kill);

    started(schedule, 1);

    assertThat(at(schedule, Notice.BEFORE, START)).isEmpty();
    assertThat(at(schedule, Notice.AFTER, RECEIVE)).isEmpty();
    assertThat(at(schedule, Notice.BEFORE, RECEIVE)).contains(kill);
    assertThat(schedule.done()).containsExactly(kill);
    assertThat(at(schedule, 2, Notice.BEFORE, RECEIVE)).isEmpty();
  }

  @Test
  void at_tooFewStarts_waits() {
    KillSchedule schedule = schedule(new Kill(3, Step.RECEIVE, Phase.BEFORE, 0, Duration.ZERO));

    started(schedule, 2);
    assertThat(at(schedule, Notice.BEFORE, RECEIVE)).isEmpty();

    started(schedule, 3);
    assertThat(at(schedule, Notice.BEFORE, RECEIVE)).isPresent();
  }

  @Test
  void at_allStarted_killsNoMore() {
    KillSchedule schedule = schedule(kill(Step.RECEIVE, Phase.BEFORE, 0));

    started(schedule, MESSAGES);

    assertThat(at(schedule, Notice.BEFORE, RECEIVE)).isEmpty();
    assertThat(schedule.done()).isEmpty();
  }

  @Test
  void at_requestsToSkip_letsThemThrough() {
    KillSchedule schedule = schedule(kill(Step.RECEIVE, Phase.AFTER, 2));

    started(schedule, 1);

    assertThat(at(schedule, Notice.AFTER, RECEIVE)).isEmpty();
    assertThat(at(schedule, Notice.AFTER, RECEIVE)).isEmpty();
    assertThat(at(schedule, Notice.AFTER, RECEIVE)).isPresent();
  }

  @Test
  void at_duringAStep_followsTheNoticeBeforeIt() {
    KillSchedule schedule = schedule(kill(Step.RECEIVE, Phase.DURING, 0));

    started(schedule, 1);

    assertThat(at(schedule, Notice.AFTER, RECEIVE)).isEmpty();
    assertThat(at(schedule, Notice.BEFORE, RECEIVE)).isPresent();
  }

  @Test
  void at_processKilledAlready_isNotListenedTo() {
    KillSchedule schedule =
        schedule(kill(Step.RECEIVE, Phase.BEFORE, 0), kill(Step.RECEIVE, Phase.BEFORE, 0));

    started(schedule, 1);

    assertThat(at(schedule, 1, Notice.BEFORE, RECEIVE)).isPresent();
    assertThat(at(schedule, 1, Notice.BEFORE, RECEIVE)).isEmpty();
    assertThat(at(schedule, 2, Notice.BEFORE, RECEIVE)).isPresent();
  }

  @Test
  void at_stepDoesNotCome_takesAnyRequestInTheEndAndSaysSo() {
    KillSchedule schedule = schedule(kill(Step.RELEASE, Phase.BEFORE, 0));

    started(schedule, 1);

    for (int i = 0; i < 8; i++) {
      assertThat(at(schedule, Notice.BEFORE, RECEIVE)).isEmpty();
    }
    assertThat(at(schedule, Notice.BEFORE, RECEIVE).map(Kill::moment))
        .contains("before any request");
  }

  private static Kill kill(Step step, Phase phase, int skip) {
    return new Kill(1, step, phase, skip, Duration.ZERO);
  }

  private static KillSchedule schedule(Kill... kills) {
    return new KillSchedule(List.of(kills), MESSAGES);
  }

  private void started(KillSchedule schedule, int count) {
    executions = count;
    assertThat(at(schedule, Notice.AFTER, START)).isEmpty();
  }

  private Optional<Kill> at(KillSchedule schedule, Notice notice, String request) {
    return at(schedule, 1, notice, request);
  }

  private Optional<Kill> at(KillSchedule schedule, long pid, Notice notice, String request) {
    return schedule.at(pid, notice, request, () -> executions);
  }
}
