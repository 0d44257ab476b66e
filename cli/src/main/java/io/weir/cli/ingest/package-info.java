/** A run of the data-ingest workflows on a provider's folder. */
@NullMarked
package io.weir.cli.ingest;

import org.jspecify.annotations.NullMarked;
