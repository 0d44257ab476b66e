/** Turns an environment's file into a local stack. */
@NullMarked
package io.weir.cli.environment;

import org.jspecify.annotations.NullMarked;
