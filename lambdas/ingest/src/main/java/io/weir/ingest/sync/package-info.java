/** Copying granules from their providers into the collection's buckets. */
@NullMarked
package io.weir.ingest.sync;

import org.jspecify.annotations.NullMarked;
