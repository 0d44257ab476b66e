/** Starts the local stack for a verb, and asks it things. */
@NullMarked
package io.weir.cli.stack;

import org.jspecify.annotations.NullMarked;
