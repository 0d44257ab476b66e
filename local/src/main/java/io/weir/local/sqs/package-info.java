@NullMarked
package io.weir.local.sqs;

import org.jspecify.annotations.NullMarked;
