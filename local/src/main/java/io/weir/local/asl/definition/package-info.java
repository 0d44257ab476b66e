/**
 * A state machine's definition: its immutable form, and the parser that refuses whatever the
 * interpreter does not do.
 */
@NullMarked
package io.weir.local.asl.definition;

import org.jspecify.annotations.NullMarked;
