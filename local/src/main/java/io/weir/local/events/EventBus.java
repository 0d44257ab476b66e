package io.weir.local.events;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Delivers the events that match a rule to the rule's queue, late and with faults if so wished, in
 * no promised order.
 *
 * <p>Thread-safe; publishing never blocks.
 */
public final class EventBus implements AutoCloseable {
  /** Undelivered events; so many mean that the queue is gone. */
  static final int PENDING_LIMIT = 100_000;

  /** EventBridge's default, spread here over half a minute. */
  static final int ATTEMPT_LIMIT = 185;

  private static final Duration RETRY_DELAY = Duration.ofMillis(150);

  /** Two keep one batch on its way while the next is packed: above 5,000 events/s. */
  private static final int SENDERS = 2;

  private final Settings settings;
  private final QueueSender sender;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final DelayQueue<Delivery> pending = new DelayQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final LongAdder matched = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder duplicated = new LongAdder();
  private final LongAdder delivered = new LongAdder();

  /**
   * How the bus delivers.
   *
   * @param delay of each delivery
   * @param log gets a line for each event given up
   */
  public record Settings(Duration delay, EventFaults faults, Consumer<String> log) {
    public Settings {
      if (delay.isNegative()) {
        throw new IllegalArgumentException("Event delay is not negative: " + delay);
      }
    }
  }

  /**
   * What the bus has done so far.
   *
   * @param matched events that matched a rule, once a rule
   * @param dropped of these lost by a fault
   * @param duplicated of these delivered twice by a fault
   * @param delivered copies that reached their queue
   */
  public record Counters(long matched, long dropped, long duplicated, long delivered) {}

  private record Rule(EventPattern pattern, String queueUrl) {}

  private EventBus(SqsClient sqs, Settings settings) {
    this.settings = settings;
    sender = new QueueSender(sqs);
    for (int i = 0; i < SENDERS; i++) {
      threads.add(Thread.ofVirtual().name("event bus " + i).start(this::sendUntilClosed));
    }
  }

  /** Starts a bus that sends with the client, which stays the caller's to close. */
  public static EventBus start(SqsClient sqs, Settings settings) {
    return new EventBus(sqs, settings);
  }

  /** Sends each event that matches from now on to the queue. */
  public void addRule(EventPattern pattern, String queueUrl) {
    rules.add(new Rule(pattern, queueUrl));
  }

  /**
   * Takes an event in EventBridge's envelope.
   *
   * @throws IllegalStateException if too many events are undelivered
   */
  public void publish(JsonObject event) {
    rules.stream()
        .filter(rule -> rule.pattern().matches(event))
        .forEach(rule -> route(event, rule.queueUrl()));
  }

  /** What it has done so far. */
  public Counters counters() {
    return new Counters(matched.sum(), dropped.sum(), duplicated.sum(), delivered.sum());
  }

  /** Stops delivering; what is undelivered is lost. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }

  private void route(JsonObject event, String queueUrl) {
    List<Duration> fate = settings.faults().fateOf(identity(event));
    count(fate.size());
    if (pending.size() + fate.size() > PENDING_LIMIT) {
      throw new IllegalStateException("Event bus is full: " + PENDING_LIMIT + " undelivered");
    }
    String body = event.toString();
    fate.forEach(late -> pending.add(Delivery.in(settings.delay().plus(late), queueUrl, body)));
  }

  private void count(int copies) {
    matched.increment();
    if (copies == 0) {
      dropped.increment();
    } else if (copies > 1) {
      duplicated.increment();
    }
  }

  /** What an event says, without its id and time, which differ from run to run. */
  private static String identity(JsonObject event) {
    JsonElement detail = event.get("detail");
    if (detail == null || !detail.isJsonObject()) {
      return event.toString();
    }
    JsonObject fields = detail.getAsJsonObject();
    return fields.get("executionArn")
        + " "
        + fields.get("status")
        + " "
        + fields.get("redriveCount");
  }

  private void sendUntilClosed() {
    try {
      while (!Thread.interrupted()) {
        List<Delivery> due = takeDue();
        send(due);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the next due delivery and takes what else is due, up to what one request holds. */
  private List<Delivery> takeDue() throws InterruptedException {
    List<Delivery> due = new ArrayList<>();
    due.add(pending.take());
    pending.drainTo(due, QueueSender.BATCH_LIMIT - 1);
    return due;
  }

  private void send(List<Delivery> due) {
    List<Delivery> failed = sendOrFail(due);
    delivered.add(due.size() - failed.size());
    failed.forEach(this::retry);
  }

  private List<Delivery> sendOrFail(List<Delivery> due) {
    try {
      return sender.send(due);
    } catch (SdkException e) {
      return due;
    }
  }

  private void retry(Delivery delivery) {
    if (delivery.attempt() + 1 < ATTEMPT_LIMIT) {
      pending.add(delivery.again(RETRY_DELAY));
    } else {
      settings.log().accept("Event bus gave up an event for " + delivery.queueUrl());
    }
  }
}
