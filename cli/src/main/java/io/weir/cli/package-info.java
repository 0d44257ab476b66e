/** The command line: one class a verb, and what they share. */
@NullMarked
package io.weir.cli;

import org.jspecify.annotations.NullMarked;
