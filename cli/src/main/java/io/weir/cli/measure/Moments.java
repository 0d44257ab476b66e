package io.weir.cli.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The starts and stops of executions in the order in which they happened. */
final class Moments {
  /**
   * At one instant a slot is freed before it is taken, but for an execution without duration, which
   * cannot stop before it starts.
   */
  private static final Comparator<Moment> ORDER =
      Comparator.comparing(Moment::at).thenComparing(Moment::kind);

  private Moments() {}

  enum Kind {
    STOP,
    START,
    STOP_OF_AN_INSTANT
  }

  record Moment(Instant at, Kind kind) {
    boolean isStart() {
      return kind == Kind.START;
    }
  }

  static List<Moment> of(Collection<RunRecord> records) {
    List<Moment> moments = new ArrayList<>(records.stream().flatMap(Moments::of).toList());
    moments.sort(ORDER);
    return moments;
  }

  private static Stream<Moment> of(RunRecord record) {
    Moment start = new Moment(record.start(), Kind.START);
    Instant stop = record.stop();
    if (stop == null) {
      return Stream.of(start);
    }
    boolean instantaneous = !stop.isAfter(record.start());
    return Stream.of(start, new Moment(stop, instantaneous ? Kind.STOP_OF_AN_INSTANT : Kind.STOP));
  }
}
