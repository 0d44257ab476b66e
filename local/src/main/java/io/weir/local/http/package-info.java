@NullMarked
package io.weir.local.http;

import org.jspecify.annotations.NullMarked;
