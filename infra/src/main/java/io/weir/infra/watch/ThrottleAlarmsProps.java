package io.weir.infra.watch;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * What {@link ThrottleAlarms} is made of.
 *
 * @param throttle what is watched
 * @param thresholds when alarms ring
 * @param topic whom a ringing alarm tells; null for nobody. CloudWatch must be allowed to publish
 *     to it, and to use its key: see {@link AlarmTopic}
 */
public record ThrottleAlarmsProps(
    WatchedThrottle throttle, AlarmThresholds thresholds, @Nullable ITopic topic) {
  public ThrottleAlarmsProps {
    requireNonNull(throttle);
    requireNonNull(thresholds);
  }
}
