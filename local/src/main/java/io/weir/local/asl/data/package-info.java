/**
 * JSON data as the Amazon States Language reads and shapes it: paths, payload templates, intrinsic
 * functions.
 */
@NullMarked
package io.weir.local.asl.data;

import org.jspecify.annotations.NullMarked;
