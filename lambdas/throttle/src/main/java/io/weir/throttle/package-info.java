@NullMarked
package io.weir.throttle;

import org.jspecify.annotations.NullMarked;
