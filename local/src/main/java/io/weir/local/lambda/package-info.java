@NullMarked
package io.weir.local.lambda;

import org.jspecify.annotations.NullMarked;
