/** {@code weir check}: explores the protocol to exhaustion. */
@NullMarked
package io.weir.cli.check;

import org.jspecify.annotations.NullMarked;
