/** What every adapter of a port must do: one suite a port, one small subclass an adapter. */
@NullMarked
package io.weir.contract;

import org.jspecify.annotations.NullMarked;
