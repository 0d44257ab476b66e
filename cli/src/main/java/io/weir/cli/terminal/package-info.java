/** Where verbs write, and the exit codes they end with. */
@NullMarked
package io.weir.cli.terminal;

import org.jspecify.annotations.NullMarked;
