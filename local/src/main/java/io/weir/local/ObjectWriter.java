package io.weir.local;

import io.weir.local.failure.LocalStackException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Puts a stack's objects into their buckets.
 *
 * @param s3 null if the stack has no S3
 */
record ObjectWriter(@Nullable URI s3, QueueReferences references) {
  /**
   * Puts all of them, in the place of what is there.
   *
   * @throws LocalStackException if there is no S3 for them, or it refuses one
   */
  void write(StackDefinition.Buckets buckets) {
    if (buckets.objects().isEmpty()) {
      return;
    }
    if (s3 == null) {
      throw new LocalStackException(
          "The stack's workflows use the buckets %s: say where they are."
              .formatted(buckets.names()));
    }
    try (S3Client client = Clients.s3(s3)) {
      buckets.objects().forEach(object -> put(client, object));
    }
  }

  private void put(S3Client client, StackDefinition.StoredObject object) {
    try {
      client.putObject(
          request ->
              request.bucket(object.bucket()).key(object.key()).contentType("application/json"),
          RequestBody.fromString(references.resolve(object.text())));
    } catch (SdkException e) {
      throw new LocalStackException(
          "Cannot write s3://%s/%s at %s: %s"
              .formatted(object.bucket(), object.key(), s3, e.getMessage()),
          e);
    }
  }
}
