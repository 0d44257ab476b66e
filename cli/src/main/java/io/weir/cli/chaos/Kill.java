package io.weir.cli.chaos;

import java.time.Duration;

/**
 * One kill to come.
 *
 * @param afterStarts executions there must be before it is due, so that kills are spread over the
 *     run
 * @param skip requests of the step that are let through once it is due
 * @param delay for {@link Phase#DURING}, how long the request has
 */
record Kill(int afterStarts, Step step, Phase phase, int skip, Duration delay) {
  Kill atAnyRequest() {
    return new Kill(afterStarts, Step.ANY, phase, skip, delay);
  }

  /** As a person is told it: {@code after acquire}. */
  String moment() {
    return phase.text() + " " + step.text();
  }
}
