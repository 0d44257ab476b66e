package io.weir.local.asl.definition;

import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.Query;
import java.time.Duration;
import java.time.Instant;

/** How long a Wait state waits. */
public sealed interface WaitUntil {

  /** Seconds. */
  record Delay(Duration duration) implements WaitUntil {}

  /** SecondsPath. */
  record DelayFromPath(Path path) implements WaitUntil {}

  /** Timestamp. */
  record Moment(Instant instant) implements WaitUntil {}

  /** Seconds of JSONata. */
  record DelayFromQuery(Query query) implements WaitUntil {}

  /** Timestamp of JSONata. */
  record MomentFromQuery(Query query) implements WaitUntil {}

  /** TimestampPath. */
  record MomentFromPath(Path path) implements WaitUntil {}
}
