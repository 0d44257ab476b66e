package io.weir.ingest.queue;

import static java.util.Objects.requireNonNull;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.error.TaskException;
import io.weir.ingest.queue.SendTally.Failure;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.store.QueuedLists;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends a step's messages, and if some cannot be sent says of every item whether it is queued.
 *
 * <p>The first message that is given up ends the sending. The messages are then made once more, to
 * tell by number which of them are on the queue; a few are named in the error, all in an object
 * beside the records. What is queued is listed for discovery, whether or not the step succeeds.
 * Thread-safe.
 */
public final class Delivery {
  /** How many batches are in flight at once, unless the step says otherwise. */
  static final int DEFAULT_CONCURRENCY = 3;

  /** Takes the execution of each message, in order. */
  @FunctionalInterface
  interface Executions {
    void add(String executionArn) throws IOException;
  }

  private final MessageSender sender;
  private final Pauses pauses;
  private final ObjectStore store;
  private final InstantSource clock;

  /**
   * Creates a delivery.
   *
   * @param store takes the lists of what is queued, and of what is not
   * @param clock tells when it was queued
   */
  public Delivery(MessageSender sender, Pauses pauses, ObjectStore store, InstantSource clock) {
    this.sender = requireNonNull(sender);
    this.pauses = requireNonNull(pauses);
    this.store = requireNonNull(store);
    this.clock = requireNonNull(clock);
  }

  /** Returns where a step's records and template are. */
  ObjectStore store() {
    return store;
  }

  /**
   * Sends messages.
   *
   * @throws RemoteResourceError if not all are on the queue; it says which are
   * @throws InvalidArgument likewise, if the queue refused one for good: another attempt as it is
   *     would be refused too
   */
  void send(Destination destination, int concurrency, Messages messages, Executions executions) {
    SentNames sent =
        new SentNames(
            new QueuedLists(store, destination.records().place()), clock, destination.parentName());
    SendTally tally = new SendTally(sent);
    try (BatchSender batches =
        new BatchSender(sender, pauses, destination.queueUrl(), concurrency, tally)) {
      messages.each(
          message -> {
            executions.add(message.executionArn());
            batches.send(message);
            return tally.failure().isEmpty();
          });
    } catch (IOException | TaskException broken) {
      sent.finish();
      throw brokenOff(destination, sent, broken);
    }
    sent.finish();
    Optional<Failure> failure = tally.failure();
    if (failure.isPresent()) {
      throw notAllSent(destination, messages, new Sending(tally, sent), failure.get());
    }
    if (sent.problem().isPresent()) {
      throw new RemoteResourceError(
          "all %d queued on %s%s%s"
              .formatted(
                  sent.count(),
                  destination.queueUrl(),
                  sent.problem().get(),
                  again(destination, "")));
    }
  }

  private record Sending(SendTally tally, SentNames sent) {}

  private TaskException notAllSent(
      Destination destination, Messages messages, Sending sending, Failure failure) {
    try (NotQueued notQueued = new NotQueued(sending.tally())) {
      messages.each(notQueued);
      String text = notQueued.text(destination.queueUrl(), failure.reason());
      String names = notQueued.isNamedInFull() ? "" : list(destination, notQueued);
      String all = text + names + sending.sent().problem().orElse("");
      return failure.forGood()
          ? new InvalidArgument(all + again(destination, " once that is mended"))
          : new RemoteResourceError(all + again(destination, ""));
    } catch (IOException | TaskException broken) {
      return brokenOff(destination, sending.sent(), broken);
    }
  }

  /** The input, read a moment ago, cannot be read on: what it has besides is not known. */
  private static TaskException brokenOff(
      Destination destination, SentNames sent, Exception broken) {
    String text =
        "%d queued on %s, the others are not: the payload could not be read to its end (%s); queued: %s%s"
            .formatted(
                sent.count(),
                destination.queueUrl(),
                broken.getMessage(),
                sent.text(),
                sent.problem().orElse(""));
    return new RemoteResourceError(text + again(destination, ""), broken);
  }

  private String list(Destination destination, NotQueued notQueued) throws IOException {
    try {
      return "; all of them in " + notQueued.store(store, destination.records());
    } catch (TaskException unavailable) {
      return "; the list of them could not be written (" + unavailable.getMessage() + ")";
    }
  }

  private static String again(Destination destination, String when) {
    return destination.parent().isPresent()
        ? ". Run the step again" + when + ": what is queued is not started twice"
        : "";
  }
}
