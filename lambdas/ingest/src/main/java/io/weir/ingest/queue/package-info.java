/** Messages for queues: built from the workflow template, sent in batches, told of by name. */
@NullMarked
package io.weir.ingest.queue;

import org.jspecify.annotations.NullMarked;
