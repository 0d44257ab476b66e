/** The ports on AWS. */
@NullMarked
package io.weir.ingest.aws;

import org.jspecify.annotations.NullMarked;
