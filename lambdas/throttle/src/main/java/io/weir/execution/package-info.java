/** Step Functions executions as the core sees them. */
@NullMarked
package io.weir.execution;

import org.jspecify.annotations.NullMarked;
