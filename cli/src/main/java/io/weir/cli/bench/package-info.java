/** The verb bench: how well the throttle fills its slots. */
@NullMarked
package io.weir.cli.bench;

import org.jspecify.annotations.NullMarked;
