/** S3 on loopback, in a child process. */
@NullMarked
package io.weir.local.s3;

import org.jspecify.annotations.NullMarked;
