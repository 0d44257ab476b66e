/** The message format of NASA Cumulus. */
@NullMarked
package io.weir.cumulus;

import org.jspecify.annotations.NullMarked;
