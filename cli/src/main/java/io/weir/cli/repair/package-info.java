/** {@code weir repair}. */
@NullMarked
package io.weir.cli.repair;

import org.jspecify.annotations.NullMarked;
