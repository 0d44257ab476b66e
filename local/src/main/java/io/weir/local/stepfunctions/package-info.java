/** The local Step Functions endpoint: the service's API over the interpreter. */
@NullMarked
package io.weir.local.stepfunctions;

import org.jspecify.annotations.NullMarked;
