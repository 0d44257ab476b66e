/** The CDK app and its constructs. */
@NullMarked
package io.weir.infra;

import org.jspecify.annotations.NullMarked;
