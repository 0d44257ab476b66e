/** The verb local: the stack for whoever wants to use it. */
@NullMarked
package io.weir.cli.local;

import org.jspecify.annotations.NullMarked;
