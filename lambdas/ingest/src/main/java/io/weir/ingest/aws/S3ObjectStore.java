package io.weir.ingest.aws;

import static java.util.Objects.requireNonNull;

import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectInfo;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectPage;
import io.weir.ingest.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in S3. Thread-safe. */
public final class S3ObjectStore implements ObjectStore {
  private static final int NOT_FOUND = 404;

  /**
   * What S3 takes <a
   * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html">in one
   * request</a>, 5 GB, which its refusals count as 2^30 each; and what it copies in one.
   */
  private static final long LARGEST = 5L << 30;

  private final S3Client s3;

  /** Creates an adapter on a client, which the caller closes. */
  public S3ObjectStore(S3Client s3) {
    this.s3 = requireNonNull(s3);
  }

  @Override
  public InputStream get(ObjectLocation from) {
    return call(
        from.toString(),
        () -> s3.getObject(request -> request.bucket(from.bucket()).key(from.key())));
  }

  @Override
  public Optional<ObjectInfo> head(ObjectLocation location) {
    try {
      HeadObjectResponse head =
          call(
              location.toString(),
              () ->
                  s3.headObject(request -> request.bucket(location.bucket()).key(location.key())));
      return Optional.of(new ObjectInfo(location.key(), head.contentLength(), head.lastModified()));
    } catch (FileNotFound absent) {
      return Optional.empty();
    }
  }

  @Override
  public void put(ObjectLocation to, Content content) {
    if (content.size() > LARGEST) {
      throw new InvalidArgument(
          "%s: has %d bytes; S3 takes %d in one request, and so does this task"
              .formatted(to, content.size(), LARGEST));
    }
    RequestBody body =
        RequestBody.fromContentProvider(
            () -> open(content), content.size(), "application/octet-stream");
    call(
        to.toString(),
        () -> s3.putObject(request -> request.bucket(to.bucket()).key(to.key()), body));
  }

  @Override
  public ObjectPage list(String bucket, String prefix, @Nullable String nextToken) {
    ListObjectsV2Response page =
        call(
            "s3://" + bucket + "/" + prefix,
            () ->
                s3.listObjectsV2(
                    request -> request.bucket(bucket).prefix(prefix).continuationToken(nextToken)));
    return new ObjectPage(
        page.contents().stream()
            .map(object -> new ObjectInfo(object.key(), object.size(), object.lastModified()))
            .toList(),
        page.nextContinuationToken());
  }

  @Override
  public void copy(ObjectLocation from, ObjectLocation to) {
    call(
        from + " to " + to,
        () ->
            s3.copyObject(
                request ->
                    request
                        .sourceBucket(from.bucket())
                        .sourceKey(from.key())
                        .destinationBucket(to.bucket())
                        .destinationKey(to.key())));
  }

  @Override
  public void delete(ObjectLocation location) {
    call(
        location.toString(),
        () -> s3.deleteObject(request -> request.bucket(location.bucket()).key(location.key())));
  }

  private static InputStream open(Content content) {
    try {
      return content.open();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static <T> T call(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (S3Exception refused) {
      if (refused.statusCode() == NOT_FOUND) {
        throw new FileNotFound(what + " does not exist", refused);
      }
      throw new RemoteResourceError(what + ": " + refused.getMessage(), refused);
    } catch (SdkException failed) {
      throw new RemoteResourceError(what + ": " + failed.getMessage(), failed);
    }
  }
}
