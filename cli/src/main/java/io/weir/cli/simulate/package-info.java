/** {@code weir simulate}: worlds made from seeds, and what became of the promises in them. */
@NullMarked
package io.weir.cli.simulate;

import org.jspecify.annotations.NullMarked;
