package io.weir.local.dynamodb;

import io.weir.local.failure.LocalStackException;
import io.weir.local.process.JvmCommand;
import io.weir.local.process.ServerChild;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * DynamoDB Local in a child process, in memory, on 127.0.0.1 and a free port.
 *
 * <p>Needs a folder with DynamoDB Local and its dependencies, native libraries included; the Maven
 * module {@code local/dynamodb} fills one. Thread-safe.
 */
public final class DynamoDbLocal implements AutoCloseable {
  /** Short starts matter more here than peak speed. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private final ServerChild child;

  private DynamoDbLocal(Path libraries, Consumer<String> log) {
    child =
        ServerChild.start(
            "DynamoDB Local",
            "fetch it anew with `mvn -pl local/dynamodb clean package`, or use the memory semaphore",
            command(libraries),
            log);
  }

  /** As {@link #start(Path, Consumer)}, telling nobody. */
  public static DynamoDbLocal start(Path libraries) {
    return start(libraries, line -> {});
  }

  /**
   * Starts the child and returns at once.
   *
   * @param libraries holds DynamoDB Local's jars and native libraries
   * @param log gets a line if the child dies by itself
   * @throws LocalStackException if the folder holds no DynamoDB Local
   */
  public static DynamoDbLocal start(Path libraries, Consumer<String> log) {
    if (!holdsDynamoDbLocal(libraries)) {
      throw new LocalStackException(
          "No DynamoDB Local in %s: fetch it with `mvn -pl local/dynamodb package`, or use the memory semaphore."
              .formatted(libraries));
    }
    return new DynamoDbLocal(libraries.toAbsolutePath(), log);
  }

  /**
   * Where it listens. Waits for the child to open its socket, which is long before it answers;
   * requests made meanwhile wait.
   *
   * @throws LocalStackException if the child died
   */
  public URI endpoint() {
    return child.endpoint();
  }

  /**
   * Waits until the child answers requests.
   *
   * @throws LocalStackException if it died, or does not answer within the limit
   */
  public void awaitReady(Duration limit) {
    URI endpoint = endpoint();
    try {
      HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
      connection.setReadTimeout(Math.toIntExact(limit.toMillis()));
      readAnyAnswer(connection);
    } catch (SocketTimeoutException e) {
      throw child.silent(limit, e);
    } catch (IOException e) {
      // It hung up, so it is dying: its exit tells why.
      throw child.awaitDeath();
    }
  }

  /** The child's process id. */
  public long pid() {
    return child.pid();
  }

  @Override
  public void close() {
    child.close();
  }

  /** An unsigned request is refused with status 400, which is an answer. */
  private static void readAnyAnswer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (body != null) {
        body.readAllBytes();
      }
    }
  }

  private static boolean holdsDynamoDbLocal(Path libraries) {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "DynamoDBLocal-*.jar")) {
      return jars.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  private static JvmCommand command(Path libraries) {
    return new JvmCommand(
        withLibraryPath(libraries),
        List.of(JvmCommand.locationOf(DynamoDbChild.class), libraries.resolve("*").toString()),
        DynamoDbChild.class.getName(),
        List.of(),
        Map.of());
  }

  private static List<String> withLibraryPath(Path libraries) {
    return Stream.concat(JVM_OPTIONS.stream(), Stream.of("-Djava.library.path=" + libraries))
        .toList();
  }
}
