/**
 * Runs executions of state machines written in the Amazon States Language. Time, functions and
 * chance come through ports, so an execution that waits an hour can be tested in no time.
 */
@NullMarked
package io.weir.local.asl;

import org.jspecify.annotations.NullMarked;
