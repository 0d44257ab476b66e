/** How the local stack says that it cannot go on. */
@NullMarked
package io.weir.local.failure;

import org.jspecify.annotations.NullMarked;
