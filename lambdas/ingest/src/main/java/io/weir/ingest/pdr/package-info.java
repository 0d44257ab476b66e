/** Product delivery records: reading them, and what they list. */
@NullMarked
package io.weir.ingest.pdr;

import org.jspecify.annotations.NullMarked;
