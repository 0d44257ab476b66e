package io.weir.cli.drain;

import org.jspecify.annotations.Nullable;

/**
 * A message on the failed queue.
 *
 * @param reason its kind of fault; null if nobody said
 * @param detail one line for a person; null if nobody said
 */
public record QuarantinedMessage(String body, @Nullable String reason, @Nullable String detail) {}
