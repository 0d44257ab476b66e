/** An environment as its file describes it, checked. */
@NullMarked
package io.weir.environment;

import org.jspecify.annotations.NullMarked;
