@NullMarked
package io.weir.local.lambda.host;

import org.jspecify.annotations.NullMarked;
