/** The services, clients and accidents that a simulated system lives among. */
@NullMarked
package io.weir.simulation.world;

import org.jspecify.annotations.NullMarked;
