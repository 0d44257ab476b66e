package io.weir.infra;

import software.amazon.awscdk.services.lambda.Code;

/**
 * The functions' packages.
 *
 * @param throttle of {@code lambdas/throttle}
 * @param ingest of {@code lambdas/ingest}; deployed where a workflow names a task of it
 */
record Packages(Code throttle, Code ingest) {}
