/** {@code weir sample-data}: a provider's folder to try ingest with. */
@NullMarked
package io.weir.cli.sample;

import org.jspecify.annotations.NullMarked;
