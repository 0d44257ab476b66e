package io.weir.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> said = new ArrayList<>();

  private void say(String what) {
    said.add(time.elapsed().toSeconds() + " " + what);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private SimulatedProcess begin(Runnable code) {
    SimulatedProcess process = new SimulatedProcess();
    time.begin(process, code);
    return process;
  }

  private void runUntil(int second) {
    time.after(seconds(second), time::end);
    time.run();
  }

  @Test
  void pause_twoStrands_goOnInTheOrderOfTheirTimes() {
    begin(
        () -> {
          time.pause(seconds(3));
          say("a");
        });
    begin(
        () -> {
          time.pause(seconds(1));
          say("b");
          time.pause(seconds(4));
          say("b again");
        });

    runUntil(10);

    assertThat(said).containsExactly("1 b", "3 a", "5 b again");
  }

  @Test
  void call_stepHappensOnTheWay_answerComesLater() {
    begin(
        () -> {
          String answer =
              time.call(
                  seconds(2),
                  () -> {
                    say("step");
                    return "answer";
                  },
                  seconds(3));
          say(answer);
        });

    runUntil(10);

    assertThat(said).containsExactly("2 step", "5 answer");
  }

  @Test
  void call_stepThrows_callerGetsTheException() {
    begin(
        () -> {
          try {
            time.call(
                seconds(1),
                () -> {
                  throw new IllegalArgumentException("no");
                },
                seconds(1));
          } catch (IllegalArgumentException e) {
            say(String.valueOf(e.getMessage()));
          }
        });

    runUntil(10);

    assertThat(said).containsExactly("2 no");
  }

  @Test
  void poll_answersWhenThereIsSomething() {
    List<String> there = new ArrayList<>();
    begin(
        () -> {
          time.poll(
              seconds(1),
              () -> there,
              list -> !list.isEmpty(),
              seconds(1),
              seconds(20),
              seconds(1));
          say("got " + there);
        });
    time.after(Duration.ofMillis(4500), () -> there.add("it"));

    runUntil(10);

    assertThat(said).containsExactly("6 got [it]");
  }

  @Test
  void poll_nothingComes_answersWhenPatienceIsOver() {
    begin(
        () -> {
          time.poll(seconds(1), () -> 0, found -> found > 0, seconds(1), seconds(5), seconds(1));
          say("gave up");
        });

    runUntil(10);

    assertThat(said).containsExactly("7 gave up");
  }

  @Test
  void kill_requestOnItsWayArrives_nothingElseHappens() {
    SimulatedProcess process =
        begin(
            () -> {
              try {
                time.call(
                    seconds(4),
                    () -> {
                      say("step");
                      return true;
                    },
                    seconds(1));
                say("never");
              } finally {
                time.call(
                    seconds(0),
                    () -> {
                      say("never");
                      return true;
                    },
                    seconds(0));
              }
            });
    time.after(seconds(2), () -> time.kill(process));

    runUntil(10);

    assertThat(said).containsExactly("4 step");
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void freeze_answersAreReadAfterwards() {
    SimulatedProcess process =
        begin(
            () -> {
              time.pause(seconds(2));
              say("awake");
            });
    time.after(seconds(1), () -> time.freeze(process, seconds(5)));

    runUntil(10);

    assertThat(said).containsExactly("6 awake");
  }

  @Test
  void together_waitsForAll() {
    begin(
        () -> {
          time.together(
              List.of(
                  () -> time.pause(seconds(3)),
                  () -> {
                    time.pause(seconds(1));
                    say("one");
                  }));
          say("all");
        });

    runUntil(10);

    assertThat(said).containsExactly("1 one", "3 all");
  }

  @Test
  void run_strandThrows_isTold() {
    begin(
        () -> {
          time.pause(seconds(1));
          throw new UnsupportedOperationException("broken");
        });

    assertThatIllegalStateException()
        .isThrownBy(() -> runUntil(10))
        .withMessageContaining("failed at PT1S")
        .withCauseInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void run_ended_leavesNoStrandBehind() {
    SimulatedProcess process = begin(() -> time.pause(Duration.ofDays(1)));

    runUntil(10);

    assertThat(process.isAlive()).isFalse();
  }
}
