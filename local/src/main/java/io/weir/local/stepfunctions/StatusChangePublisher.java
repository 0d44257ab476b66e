package io.weir.local.stepfunctions;

import com.google.gson.JsonObject;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands status changes to the listener on a thread of its own, so that executions never wait for
 * it. Thread-safe.
 */
final class StatusChangePublisher implements AutoCloseable {

  /** Some 30 seconds of what the endpoint can start; beyond that a listener has lost touch. */
  static final int MAX_WAITING = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(StatusChangePublisher.class);

  private final StatusChangeEvents events;
  private final StatusChangeListener listener;
  private final BlockingQueue<Supplier<JsonObject>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final Thread thread;

  StatusChangePublisher(StatusChangeEvents events, StatusChangeListener listener) {
    this.events = events;
    this.listener = listener;
    this.thread = Thread.ofPlatform().name("status-changes").daemon().unstarted(this::deliver);
  }

  void start() {
    thread.start();
  }

  void started(Execution execution, Run run) {
    publish(() -> events.event(new ExecutionView(execution, run, null)));
  }

  void ended(Execution execution, Run run) {
    publish(() -> events.event(new ExecutionView(execution, run, run.ending())));
  }

  private void publish(Supplier<JsonObject> event) {
    if (!waiting.offer(event) && lost.getAndIncrement() == 0) {
      LOG.warn("The listener is too slow, status changes are lost [waiting={}]", MAX_WAITING);
    }
  }

  private void deliver() {
    try {
      while (true) {
        deliver(waiting.take());
      }
    } catch (InterruptedException closed) {
      LOG.debug("No more status changes [lost={}]", lost.get());
    }
  }

  private void deliver(Supplier<JsonObject> event) {
    try {
      listener.statusChanged(event.get());
    } catch (RuntimeException fault) {
      LOG.error("The listener of status changes failed", fault);
    }
  }

  /** Stops delivering; what still waits is dropped. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
