/**
 * The contract of the ASL interpreter: cases taken from the documentation, each citing its page.
 */
@NullMarked
package io.weir.contract.asl;

import org.jspecify.annotations.NullMarked;
