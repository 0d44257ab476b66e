@NullMarked
package io.weir.local.events;

import org.jspecify.annotations.NullMarked;
