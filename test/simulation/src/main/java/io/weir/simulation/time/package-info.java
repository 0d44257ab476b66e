/** Virtual time, and blocking code that runs in it one step at a time. */
@NullMarked
package io.weir.simulation.time;

import org.jspecify.annotations.NullMarked;
