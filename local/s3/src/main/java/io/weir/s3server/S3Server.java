package io.weir.s3server;

import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobProviderMetadata;
import org.gaul.shaded.org.eclipse.jetty.http.HttpException;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.HttpStatus;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConfiguration;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/**
 * S3Proxy over a folder: a bucket is a folder in it, an object a file.
 *
 * <p>Takes any credentials. Refuses a body with a signed checksum trailer, which S3Proxy 3.1.0
 * would store with its framing: a silent corruption. AWS' SDK for Java sends such bodies over plain
 * HTTP unless its setting {@code AWS_REQUEST_CHECKSUM_CALCULATION} is {@code WHEN_REQUIRED}.
 */
public final class S3Server {
  private static final String SIGNED_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";

  private S3Server() {}

  /**
   * Starts it on 127.0.0.1.
   *
   * @param folder holds the buckets; must exist
   * @return the port the system picked
   */
  public static int start(Path folder) throws Exception {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(store(folder))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, null, null)
            .ignoreUnknownHeaders(true)
            .build();
    configuration(proxy).addCustomizer(S3Server::refuseSignedTrailer);
    proxy.start();
    return proxy.getPort();
  }

  private static BlobStore store(Path folder) {
    Properties settings = new Properties();
    settings.setProperty("jclouds.filesystem.basedir", folder.toString());
    return ContextBuilder.newBuilder(new FilesystemNio2BlobProviderMetadata())
        .credentials("local", "local")
        .overrides(settings)
        .build(BlobStoreContext.class)
        .getBlobStore();
  }

  /** S3Proxy keeps its Jetty to itself. */
  private static HttpConfiguration configuration(S3Proxy proxy)
      throws ReflectiveOperationException {
    Field server = S3Proxy.class.getDeclaredField("server");
    server.setAccessible(true);
    return ((Server) server.get(proxy))
        .getConnectors()[0]
        .getConnectionFactory(HttpConnectionFactory.class)
        .getHttpConfiguration();
  }

  private static Request refuseSignedTrailer(Request request, HttpFields.Mutable response) {
    if (SIGNED_TRAILER.equals(request.getHeaders().get("x-amz-content-sha256"))) {
      throw new HttpException.RuntimeException(
          HttpStatus.BAD_REQUEST_400,
          "This S3 endpoint reads no signed trailers: set AWS_REQUEST_CHECKSUM_CALCULATION=WHEN_REQUIRED.");
    }
    return request;
  }
}
