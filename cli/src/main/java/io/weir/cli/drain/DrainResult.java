package io.weir.cli.drain;

import io.weir.cli.measure.Measurements;
import io.weir.cli.stack.Held;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run has shown.
 *
 * @param messages sent
 * @param limit the queue's, deployed or learned; 0 if it never had one
 * @param violations one line for each promise that was broken
 */
public record DrainResult(
    int messages,
    int limit,
    Measurements measurements,
    List<QuarantinedMessage> quarantined,
    Held held,
    List<String> violations) {

  /** What a message without a reason counts as. */
  static final String NO_REASON = "no reason given";

  /** How many messages were quarantined for each reason. */
  Map<String, Long> quarantinedByReason() {
    return quarantined.stream()
        .map(message -> message.reason() == null ? NO_REASON : message.reason())
        .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
  }

  /** What every verb tells of a run. */
  public Summary summary() {
    return new Summary(
        messages,
        limit,
        measurements,
        quarantinedByReason(),
        held.slots(),
        held.used(),
        violations);
  }

  /** The same run, with more promises broken. */
  public DrainResult withViolations(List<String> more) {
    List<String> all = Stream.concat(violations.stream(), more.stream()).toList();
    return new DrainResult(messages, limit, measurements, quarantined, held, all);
  }

  /** Whether every promise was kept. */
  public boolean isKept() {
    return violations.isEmpty();
  }
}
