/** The protocol: pass, completion, hand-off and reconcile. Pure decisions over ports. */
@NullMarked
package io.weir.throttle;

import org.jspecify.annotations.NullMarked;
