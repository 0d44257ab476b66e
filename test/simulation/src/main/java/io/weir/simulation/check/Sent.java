package io.weir.simulation.check;

import org.jspecify.annotations.Nullable;

/**
 * A message as its producer knows it.
 *
 * @param execution the execution it asks for; null if it cannot become one
 * @param work tells bodies apart: equal for equal bodies only
 * @param fault the reason it must be quarantined for; null for a sound message
 */
public record Sent(
    String messageId,
    String queue,
    @Nullable String execution,
    String work,
    @Nullable String fault) {}
