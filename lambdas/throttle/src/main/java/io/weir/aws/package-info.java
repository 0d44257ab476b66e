/** The ports on DynamoDB, SQS, Step Functions and Lambda. */
@NullMarked
package io.weir.aws;

import org.jspecify.annotations.NullMarked;
