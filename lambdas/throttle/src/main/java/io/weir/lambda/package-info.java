/** The Lambda handlers: decode, one call into the core, encode. */
@NullMarked
package io.weir.lambda;

import org.jspecify.annotations.NullMarked;
