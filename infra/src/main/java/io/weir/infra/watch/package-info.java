/** What tells how a throttle is: its alarms and its dashboard. */
@NullMarked
package io.weir.infra.watch;

import org.jspecify.annotations.NullMarked;
