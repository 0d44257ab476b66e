package io.weir.local.s3;

import io.weir.local.failure.LocalStackException;
import io.weir.local.process.JvmCommand;
import io.weir.local.process.ServerChild;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An S3 server in a child process, on 127.0.0.1 and a free port, its buckets in a folder.
 *
 * <p>A bucket is a folder there and an object a file, so what was stored is found again by the next
 * server over the same folder. Needs the Maven module {@code local/s3}, built. A client addresses
 * buckets by path, which AWS' SDKs do by themselves where the endpoint is an IP address, and must
 * have {@link #CLIENT_SETTINGS}. Thread-safe.
 */
public final class S3Local implements AutoCloseable {
  /**
   * AWS' own environment variables that its SDK for Java needs with this server: it reads no signed
   * checksum trailers, which that SDK by default sends over plain HTTP.
   */
  public static final Map<String, String> CLIENT_SETTINGS =
      Map.of("AWS_REQUEST_CHECKSUM_CALCULATION", "WHEN_REQUIRED");

  /** A short start matters more here than peak speed. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

  private final ServerChild child;

  private S3Local(ServerChild child) {
    this.child = child;
  }

  /**
   * Starts the child and returns at once.
   *
   * @param module the built folder {@code local/s3/target}
   * @param buckets where the buckets are; an existing folder
   * @param log gets a line if the child dies by itself
   * @throws LocalStackException if the module is not built, or there is no such folder
   */
  public static S3Local start(Path module, Path buckets, Consumer<String> log) {
    if (!Files.isDirectory(module.resolve("lib"))) {
      throw new LocalStackException(
          "No S3 server in %s: build it with `mvn -pl local/s3 package`.".formatted(module));
    }
    if (!Files.isDirectory(buckets)) {
      throw new LocalStackException(
          "The S3 server has no folder %s to keep buckets in: create it.".formatted(buckets));
    }
    return new S3Local(
        ServerChild.start(
            "The S3 server",
            "build it anew with `mvn -pl local/s3 clean package`",
            command(module, buckets),
            log));
  }

  /**
   * Creates buckets that do not exist yet, whether or not a server runs: a bucket is a folder.
   *
   * @param folder where the buckets are; created too
   * @throws LocalStackException if they cannot be created
   */
  public static void createBuckets(Path folder, List<String> buckets) {
    try {
      Files.createDirectories(folder);
      for (String bucket : buckets) {
        Files.createDirectories(folder.resolve(bucket));
      }
    } catch (IOException e) {
      throw new LocalStackException("Cannot create buckets in %s: %s".formatted(folder, e), e);
    }
  }

  /**
   * Where it answers. Waits for that.
   *
   * @throws LocalStackException if the child died, or is silent for 20 s
   */
  public URI endpoint() {
    return child.endpoint();
  }

  /** The child's process id. */
  public long pid() {
    return child.pid();
  }

  /** Ends the child; the buckets stay. */
  @Override
  public void close() {
    child.close();
  }

  private static JvmCommand command(Path module, Path buckets) {
    return new JvmCommand(
        JVM_OPTIONS,
        List.of(
            JvmCommand.locationOf(S3Child.class),
            module.resolve("classes").toString(),
            module.resolve("lib").resolve("*").toString()),
        S3Child.class.getName(),
        List.of(buckets.toAbsolutePath().toString()),
        Map.of());
  }
}
