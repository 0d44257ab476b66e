package io.weir.local;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rule of data ingest and what calls it by itself: nothing, a period, or a queue.
 *
 * @param name of its record
 * @param record JSON; may say {@link StackDefinition#urlOf}
 * @param period it is called at once and then each period; null if not by the clock
 * @param source the name of the queue for whose messages it is called; null for none
 */
public record IngestRule(
    String name, String record, @Nullable Duration period, @Nullable String source) {}
