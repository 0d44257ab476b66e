/** {@code weir synth}: the deployment's template. */
@NullMarked
package io.weir.cli.synth;

import org.jspecify.annotations.NullMarked;
