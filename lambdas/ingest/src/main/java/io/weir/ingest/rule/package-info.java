/** Rules: when a workflow is asked for, with what, and on which queue. */
@NullMarked
package io.weir.ingest.rule;

import org.jspecify.annotations.NullMarked;
