package io.weir.ingest.sync;

import io.weir.ingest.store.ObjectLocation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The names of earlier versions that are kept beside a file. As Cumulus', {@code
 * KEY.v20170125T065100123}: when the version was written, or where that name is taken, since S3
 * tells of whole seconds only, the next millisecond that is free.
 */
final class KeptVersions {
  /** The milliseconds of the second that S3 tells of. */
  static final int MOST_NAMES = 1_000;

  private static final DateTimeFormatter SUFFIX =
      DateTimeFormatter.ofPattern("'.v'yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

  private KeptVersions() {}

  /** Returns the names to try, in their order. */
  static List<ObjectLocation> names(ObjectLocation file, Instant written) {
    return LongStream.range(0, MOST_NAMES)
        .mapToObj(written::plusMillis)
        .map(time -> new ObjectLocation(file.bucket(), file.key() + SUFFIX.format(time)))
        .toList();
  }
}
