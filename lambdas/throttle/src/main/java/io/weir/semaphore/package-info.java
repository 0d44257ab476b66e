/** Semaphores, slots and limits as the core sees them. */
@NullMarked
package io.weir.semaphore;

import org.jspecify.annotations.NullMarked;
