/** An S3 server on loopback; runs in a JVM of its own. */
@NullMarked
package io.weir.s3server;

import org.jspecify.annotations.NullMarked;
