/** The port to object storage. */
@NullMarked
package io.weir.ingest.store;

import org.jspecify.annotations.NullMarked;
