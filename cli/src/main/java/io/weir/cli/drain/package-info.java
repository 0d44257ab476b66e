/** A run on a stack from first message to proof: what all verbs that drain a queue share. */
@NullMarked
package io.weir.cli.drain;

import org.jspecify.annotations.NullMarked;
