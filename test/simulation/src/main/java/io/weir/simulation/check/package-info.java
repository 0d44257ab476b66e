/**
 * Checkers of the promises, fed with what the services did. They share no code with the system:
 * texts, numbers and times only.
 */
@NullMarked
package io.weir.simulation.check;

import org.jspecify.annotations.NullMarked;
