/** What a task fails with: one class for each situation that a workflow may want to tell apart. */
@NullMarked
package io.weir.ingest.error;

import org.jspecify.annotations.NullMarked;
