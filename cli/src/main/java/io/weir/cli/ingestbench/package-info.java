/** {@code weir bench ingest}: how fast granules are discovered and queued, and in what memory. */
@NullMarked
package io.weir.cli.ingestbench;

import org.jspecify.annotations.NullMarked;
