/** Figures of a run, from Step Functions' own records and nothing else. */
@NullMarked
package io.weir.cli.measure;

import org.jspecify.annotations.NullMarked;
