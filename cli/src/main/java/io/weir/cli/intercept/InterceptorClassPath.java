package io.weir.cli.intercept;

import io.weir.cli.terminal.TemporaryFolder;
import io.weir.local.process.JvmCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * What the functions' class path needs for an interceptor to be found: the class, the file by which
 * <a
 * href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/http-configuration.html">the
 * SDK</a> learns of interceptors that all clients have, and what the interceptor reads. The files
 * go when it is closed, or the process is told to end.
 */
public final class InterceptorClassPath implements AutoCloseable {
  private static final String REGISTRATION =
      "software/amazon/awssdk/global/handlers/execution.interceptors";

  private final TemporaryFolder folder;
  private final Class<? extends ExecutionInterceptor> interceptor;

  private InterceptorClassPath(
      TemporaryFolder folder, Class<? extends ExecutionInterceptor> interceptor) {
    this.folder = folder;
    this.interceptor = interceptor;
  }

  /**
   * Writes the files.
   *
   * @param resources what the interceptor finds on its class path, by name
   */
  public static InterceptorClassPath of(
      Class<? extends ExecutionInterceptor> interceptor, Map<String, String> resources) {
    TemporaryFolder folder = TemporaryFolder.create("weir-interceptor");
    try {
      Path registration = folder.path().resolve(REGISTRATION);
      Files.createDirectories(registration.getParent());
      Files.writeString(registration, interceptor.getName());
      for (Map.Entry<String, String> resource : resources.entrySet()) {
        Files.writeString(folder.path().resolve(resource.getKey()), resource.getValue());
      }
      return new InterceptorClassPath(folder, interceptor);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a temporary folder", e);
    }
  }

  /** Goes on the functions' class path. */
  public List<Path> entries() {
    return List.of(folder.path(), Path.of(JvmCommand.locationOf(interceptor)));
  }

  @Override
  public void close() {
    folder.close();
  }
}
