/** The whole system, in one process with its children, on real endpoints. */
@NullMarked
package io.weir.integration;

import org.jspecify.annotations.NullMarked;
