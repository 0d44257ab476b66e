/** The verb chaos: the functions' process is killed while messages drain. */
@NullMarked
package io.weir.cli.chaos;

import org.jspecify.annotations.NullMarked;
