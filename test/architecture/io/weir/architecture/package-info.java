/** What may import what, checked over the compiled classes. */
@NullMarked
package io.weir.architecture;

import org.jspecify.annotations.NullMarked;
