/**
 * Makes the functions' package from their jars: one jar, not compressed, with the classes that the
 * functions can reach, and classes in place of what a JVM would make of each lambda at its first
 * use. What each of these brings is in {@code docs/performance.md}.
 */
@NullMarked
package io.weir.packaging;

import org.jspecify.annotations.NullMarked;
