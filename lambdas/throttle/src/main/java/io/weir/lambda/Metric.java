package io.weir.lambda;

import io.weir.queue.Rejection.Reason;

/**
 * A metric of a queue or of a shared semaphore; {@code docs/METRICS.md} says what each means.
 *
 * @param name its name in CloudWatch
 * @param unit what it counts in
 */
record Metric(String name, Unit unit) {
  static final Metric USED = new Metric("Used", Unit.COUNT);
  static final Metric LIMIT = new Metric("Limit", Unit.COUNT);
  static final Metric ROOM = new Metric("Room", Unit.COUNT);
  static final Metric BACKLOG = new Metric("Backlog", Unit.COUNT);
  static final Metric IDLE_SLOTS = new Metric("IdleSlots", Unit.COUNT);
  static final Metric IDLE_SLOT_SECONDS = new Metric("IdleSlotSeconds", Unit.SECONDS);
  static final Metric STARTED = new Metric("Started", Unit.COUNT);
  static final Metric COMPLETED = new Metric("Completed", Unit.COUNT);
  static final Metric REFUSED = new Metric("Refused", Unit.COUNT);
  static final Metric QUARANTINED = new Metric("Quarantined", Unit.COUNT);
  static final Metric LEAKED = new Metric("Leaked", Unit.COUNT);
  static final Metric ADOPTED = new Metric("Adopted", Unit.COUNT);
  static final Metric DRIFT = new Metric("Drift", Unit.COUNT);
  static final Metric HAND_OFF_MILLIS = new Metric("HandOffMillis", Unit.MILLISECONDS);
  static final Metric COMPLETION_DELAY_MILLIS =
      new Metric("CompletionDelayMillis", Unit.MILLISECONDS);

  /** CloudWatch's units, of which there are more, spelled as it spells them. */
  enum Unit {
    COUNT("Count"),
    SECONDS("Seconds"),
    MILLISECONDS("Milliseconds");

    private final String text;

    Unit(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /**
   * Returns the metric of one reason. The reason is in the name: as a dimension it would take a
   * document, and so a line, for each.
   */
  static Metric quarantined(Reason reason) {
    return new Metric(QUARANTINED.name() + "." + reason.code(), Unit.COUNT);
  }
}
