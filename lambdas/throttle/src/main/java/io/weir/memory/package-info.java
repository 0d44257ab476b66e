/** The ports in memory: simulation, and running without an account. */
@NullMarked
package io.weir.memory;

import org.jspecify.annotations.NullMarked;
