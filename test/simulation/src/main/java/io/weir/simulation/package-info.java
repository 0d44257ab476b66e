/** Simulation of the whole system on virtual time, from a seed. */
@NullMarked
package io.weir.simulation;

import org.jspecify.annotations.NullMarked;
