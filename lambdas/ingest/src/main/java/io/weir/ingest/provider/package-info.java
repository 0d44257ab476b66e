/** Providers: listing and reading the files that they offer. */
@NullMarked
package io.weir.ingest.provider;

import org.jspecify.annotations.NullMarked;
