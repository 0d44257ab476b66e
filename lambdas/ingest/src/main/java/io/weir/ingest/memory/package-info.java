/** The ports in memory, for tests and for runs without an account. */
@NullMarked
package io.weir.ingest.memory;

import org.jspecify.annotations.NullMarked;
