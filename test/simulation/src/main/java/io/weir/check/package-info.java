/** A model checker that explores the production core's interleavings, crashes and faults. */
@NullMarked
package io.weir.check;

import org.jspecify.annotations.NullMarked;
