/** The command line as a person has it: the launcher, as a process of its own. */
@NullMarked
package io.weir.e2e;

import org.jspecify.annotations.NullMarked;
