package io.weir.local.asl;

import java.time.Instant;

/**
 * One event of an execution's history.
 *
 * @param id counts from 1
 * @param previousEventId the event that led to this one; 0 for the first of the execution
 */
public record HistoryEvent(
    long id,
    long previousEventId,
    Instant timestamp,
    HistoryEventType type,
    EventDetails details) {}
