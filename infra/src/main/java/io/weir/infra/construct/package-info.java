/**
 * Constructs of the throttle, for any CDK app: each takes documented settings of its own and knows
 * nothing of environment files.
 *
 * <p>The templates they make are the same from run to run: nothing in them depends on the time, the
 * machine or the order of an unordered collection.
 */
@NullMarked
package io.weir.infra.construct;

import org.jspecify.annotations.NullMarked;
