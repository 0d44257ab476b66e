/** SQS queues as the core sees them. */
@NullMarked
package io.weir.queue;

import org.jspecify.annotations.NullMarked;
