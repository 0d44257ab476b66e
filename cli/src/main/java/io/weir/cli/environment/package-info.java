/** Turns an environment's file, or the template made of it, into a local stack. */
@NullMarked
package io.weir.cli.environment;

import org.jspecify.annotations.NullMarked;
