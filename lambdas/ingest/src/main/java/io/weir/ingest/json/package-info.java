/** JSON as the tasks read and write it: strictly, as streams or checked fields. */
@NullMarked
package io.weir.ingest.json;

import org.jspecify.annotations.NullMarked;
