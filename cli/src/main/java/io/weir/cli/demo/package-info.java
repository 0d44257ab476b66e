/** The verb demo: a run from first message to proof. */
@NullMarked
package io.weir.cli.demo;

import org.jspecify.annotations.NullMarked;
