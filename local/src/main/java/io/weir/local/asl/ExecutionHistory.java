package io.weir.local.asl;

import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.StateFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of one execution, in order. Thread-safe. */
public final class ExecutionHistory {

  /**
   * The most events of an execution, by the service's quota.
   *
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step
   *     Functions service quotas</a>
   */
  public static final int MAX_EVENTS = 25_000;

  private final List<HistoryEvent> events = new ArrayList<>();
  private boolean ended;

  /**
   * Adds an event, unless the execution has ended.
   *
   * @return the event's id
   * @throws StateFailure with States.Runtime when only the execution's end still fits
   */
  synchronized long append(
      long previousEventId, Instant timestamp, HistoryEventType type, EventDetails details) {
    if (!ended && events.size() == MAX_EVENTS - 1) {
      throw new StateFailure(
          ErrorName.RUNTIME,
          "The execution reached the maximum number of history events (" + MAX_EVENTS + ").");
    }
    return ended ? previousEventId : add(previousEventId, timestamp, type, details);
  }

  /** Adds the execution's end; the first end stands, and nothing follows it. */
  public synchronized void end(ExecutionOutcome outcome, Instant timestamp) {
    if (ended) {
      return;
    }
    ended = true;
    switch (outcome) {
      case ExecutionOutcome.Succeeded(var output) ->
          addLast(timestamp, HistoryEventType.EXECUTION_SUCCEEDED, new EventDetails.Output(output));
      case ExecutionOutcome.Failed(var error, var cause) ->
          addLast(
              timestamp, HistoryEventType.EXECUTION_FAILED, new EventDetails.Failure(error, cause));
      case ExecutionOutcome.TimedOut() ->
          addLast(timestamp, HistoryEventType.EXECUTION_TIMED_OUT, new EventDetails.None());
      case ExecutionOutcome.Aborted(var error, var cause) ->
          addLast(
              timestamp,
              HistoryEventType.EXECUTION_ABORTED,
              new EventDetails.Failure(error, cause));
    }
  }

  /**
   * What a redriven run writes on: the same events, open again. This one stays ended, so a run that
   * was stopped and is still winding up writes nothing into the next one's history.
   */
  public synchronized ExecutionHistory reopened() {
    ExecutionHistory next = new ExecutionHistory();
    next.events.addAll(events);
    return next;
  }

  /** How many events there are. */
  public synchronized int size() {
    return events.size();
  }

  /** The events so far. */
  public synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }

  /** Forgets every event, to give their memory back. */
  public synchronized void clear() {
    events.clear();
  }

  private void addLast(Instant timestamp, HistoryEventType type, EventDetails details) {
    add(events.size(), timestamp, type, details);
  }

  private long add(
      long previousEventId, Instant timestamp, HistoryEventType type, EventDetails details) {
    long id = events.size() + 1L;
    events.add(new HistoryEvent(id, previousEventId, timestamp, type, details));
    return id;
  }
}
