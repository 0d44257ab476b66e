/** Handlers for the tests; they run in the child JVM. */
@NullMarked
package io.weir.local.handlers;

import org.jspecify.annotations.NullMarked;
