/** Makes messages as Cumulus' producers write them, and sends them. */
@NullMarked
package io.weir.cli.messages;

import org.jspecify.annotations.NullMarked;
