package io.weir.local.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What a schedule invokes its function with, at different times.
 *
 * @param scheduleArn of the schedule
 * @param text with EventBridge Scheduler's context attributes
 */
record ScheduledInput(String scheduleArn, String text) {
  /** It is not invoked again. */
  private static final String FIRST_ATTEMPT = "1";

  /** The input at a scheduled time, which is told in whole seconds. */
  String at(Instant time) {
    return text.replace("<aws.scheduler.schedule-arn>", scheduleArn)
        .replace("<aws.scheduler.scheduled-time>", time.truncatedTo(ChronoUnit.SECONDS).toString())
        .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
        .replace("<aws.scheduler.attempt-number>", FIRST_ATTEMPT);
  }
}
