package io.weir.local.stepfunctions;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The client tokens with which an execution was redriven. Not thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html">RedriveExecution</a>
 */
final class RedriveTokens {

  private static final int KEPT = 10;
  private static final Duration VALID = Duration.ofMinutes(15);

  private final SequencedMap<String, Instant> dates = new LinkedHashMap<>();

  /** When the execution was redriven with this token, if that is not too long ago. */
  Optional<Instant> redriveDate(String token, Instant now) {
    return Optional.ofNullable(dates.get(token)).filter(date -> !now.isAfter(date.plus(VALID)));
  }

  void add(String token, Instant redriveDate) {
    dates.remove(token);
    dates.put(token, redriveDate);
    if (dates.size() > KEPT) {
      dates.pollFirstEntry();
    }
  }
}
