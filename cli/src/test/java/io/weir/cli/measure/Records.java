package io.weir.cli.measure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Hand-made records on a timeline of milliseconds. */
final class Records {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private Records() {}

  static Instant at(long millis) {
    return BEGIN.plusMillis(millis);
  }

  static RunRecord run(long start, long stop) {
    return record("m-" + start + "-" + stop, start, at(stop), "SUCCEEDED");
  }

  static RunRecord running(long start) {
    return record("m-" + start, start, null, "RUNNING");
  }

  static RunRecord failed(long start, long stop) {
    return record("m-" + start + "-" + stop, start, at(stop), "FAILED");
  }

  static RunRecord runOf(@Nullable String messageId, long start, long stop) {
    return record(messageId, start, at(stop), "SUCCEEDED");
  }

  private static RunRecord record(
      @Nullable String messageId, long start, @Nullable Instant stop, String status) {
    return new RunRecord("arn:" + messageId, messageId, at(start), stop, status);
  }
}
