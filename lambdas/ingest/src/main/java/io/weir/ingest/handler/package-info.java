/** The Lambda handlers, one a task. */
@NullMarked
package io.weir.ingest.handler;

import org.jspecify.annotations.NullMarked;
