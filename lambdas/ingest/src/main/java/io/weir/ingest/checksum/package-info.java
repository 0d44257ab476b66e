/** Checksums of files. */
@NullMarked
package io.weir.ingest.checksum;

import org.jspecify.annotations.NullMarked;
