package io.weir.local.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * One copy of an event on its way to a queue.
 *
 * @param dueNanos when to send it, in the terms of {@link System#nanoTime()}
 * @param attempt counts the tries to send it, from 0
 */
record Delivery(String queueUrl, String body, int sizeBytes, long dueNanos, int attempt)
    implements Delayed {
  static Delivery in(Duration delay, String queueUrl, String body) {
    int sizeBytes = body.getBytes(StandardCharsets.UTF_8).length;
    return new Delivery(queueUrl, body, sizeBytes, System.nanoTime() + delay.toNanos(), 0);
  }

  Delivery again(Duration delay) {
    return new Delivery(
        queueUrl, body, sizeBytes, System.nanoTime() + delay.toNanos(), attempt + 1);
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.signum(dueNanos - ((Delivery) other).dueNanos);
  }
}
