package io.weir.cli.drain;

import io.weir.cli.measure.Measurements;
import io.weir.cli.measure.RunRecord;
import io.weir.cli.messages.SentMessage;
import io.weir.cli.stack.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run promises, and which of it was broken. */
public final class Promises {
  /** Enough to look into one. */
  private static final int NAMED = 3;

  private final List<String> broken = new ArrayList<>();

  /** One line for each promise broken so far. */
  public List<String> broken() {
    return List.copyOf(broken);
  }

  /** A semaphore that is paused says why messages wait. */
  public Promises cameToAnEnd(Watch.Ending ending, Optional<Held.Semaphore> semaphore) {
    String paused =
        semaphore
            .map(Held.Semaphore::pausedReason)
            .map(reason -> "; the queue is paused: " + reason)
            .orElse("");
    return expect(
        ending.isComplete(),
        "nothing happens any more: %d messages wait, %d executions run%s"
            .formatted(ending.waiting(), ending.progress().running(), paused));
  }

  /** No more ran at once. */
  public Promises limitKept(Measurements measurements, int limit) {
    int most = measurements.maxRunning();
    return expect(
        most <= limit, "%d executions ran at once, the limit is %d".formatted(most, limit));
  }

  /** One execution a message. */
  public Promises noneRanTwice(Measurements measurements) {
    int duplicates = measurements.duplicates();
    return expect(duplicates == 0, duplicates + " messages ran more than once");
  }

  Promises noneLost(List<SentMessage> lost) {
    String named =
        lost.stream()
            .limit(NAMED)
            .map(message -> "%d (%s)".formatted(message.draft().number(), message.messageId()))
            .collect(Collectors.joining(", "));
    return expect(
        lost.isEmpty(),
        "%d messages neither ran nor were quarantined, such as %s".formatted(lost.size(), named));
  }

  Promises allAskedFor(List<RunRecord> records) {
    long stray = records.stream().filter(record -> record.messageId() == null).count();
    return expect(stray == 0, stray + " executions ran that no message asked for");
  }

  /** The failed queue says why. */
  public Promises allReasoned(List<QuarantinedMessage> quarantined) {
    long silent = quarantined.stream().filter(message -> message.reason() == null).count();
    return expect(silent == 0, silent + " messages were quarantined without a reason");
  }

  /** All slots were released. */
  public Promises nothingHeld(Held held) {
    return expect(
        held.isNothing(),
        "%d slots and %d of the semaphores are still held".formatted(held.slots(), held.used()));
  }

  /** Whatever else was to be. */
  public Promises expect(boolean kept, String otherwise) {
    if (!kept) {
      broken.add(otherwise);
    }
    return this;
  }
}
