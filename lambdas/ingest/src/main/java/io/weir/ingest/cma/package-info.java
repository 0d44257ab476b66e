/** The Cumulus message adapter: from a workflow's event to a task, and back to the event. */
@NullMarked
package io.weir.ingest.cma;

import org.jspecify.annotations.NullMarked;
