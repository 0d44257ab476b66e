/** Discovery: what a provider offers that is new. */
@NullMarked
package io.weir.ingest.discover;

import org.jspecify.annotations.NullMarked;
