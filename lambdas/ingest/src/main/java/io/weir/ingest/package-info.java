/** Task functions of the data-ingest workflows. */
@NullMarked
package io.weir.ingest;

import org.jspecify.annotations.NullMarked;
