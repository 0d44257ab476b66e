/** {@code weir bench coldstart}: how soon the packaged functions answer for the first time. */
@NullMarked
package io.weir.cli.coldstart;

import org.jspecify.annotations.NullMarked;
