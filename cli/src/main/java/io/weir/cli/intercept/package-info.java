/** How a verb sees the requests of the functions' AWS clients, in the functions' own process. */
@NullMarked
package io.weir.cli.intercept;

import org.jspecify.annotations.NullMarked;
