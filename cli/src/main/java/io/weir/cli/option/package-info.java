/** What options of the command line may look like. */
@NullMarked
package io.weir.cli.option;

import org.jspecify.annotations.NullMarked;
