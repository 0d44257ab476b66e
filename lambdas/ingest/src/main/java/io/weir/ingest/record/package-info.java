/** Collections, providers, granules, files and PDRs: checked values over their JSON. */
@NullMarked
package io.weir.ingest.record;

import org.jspecify.annotations.NullMarked;
