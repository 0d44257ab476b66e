@NullMarked
package io.weir.local.dynamodb;

import org.jspecify.annotations.NullMarked;
