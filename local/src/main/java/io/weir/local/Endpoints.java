package io.weir.local;

import io.weir.local.s3.S3Local;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the stack's services are.
 *
 * @param dynamoDb null if semaphores are kept in memory
 * @param s3 null if there are no buckets
 */
record Endpoints(URI sqs, URI stepFunctions, URI lambda, @Nullable URI dynamoDb, @Nullable URI s3) {
  /**
   * What all functions are told, as environment variables, which the AWS SDKs and Weir's functions
   * read: where the services are goes before what the definition says.
   */
  Map<String, String> variables(StackDefinition definition, StackTimings timings) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AWS_ENDPOINT_URL_SQS", sqs.toString());
    variables.put("AWS_ENDPOINT_URL_SFN", stepFunctions.toString());
    variables.put("AWS_ENDPOINT_URL_LAMBDA", lambda.toString());
    if (dynamoDb != null) {
      variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
    }
    if (s3 != null) {
      variables.put("AWS_ENDPOINT_URL_S3", s3.toString());
      variables.putAll(S3Local.CLIENT_SETTINGS);
    }
    variables.put("AWS_REGION", LocalStack.REGION);
    variables.put("AWS_ACCESS_KEY_ID", Clients.ACCESS_KEY);
    variables.put("AWS_SECRET_ACCESS_KEY", Clients.ACCESS_KEY);
    variables.put("Semaphore", dynamoDb == null ? "memory" : "dynamodb");
    variables.put("Timings", timings.text());
    QueueReferences references = new QueueReferences(sqs);
    definition
        .variables()
        .forEach((name, value) -> variables.putIfAbsent(name, references.resolve(value)));
    return variables;
  }
}
