package io.weir.local.s3;

import io.weir.local.process.ParentWatch;
import io.weir.local.process.ServerChild;
import java.nio.file.Path;

/**
 * Main class of the child JVM that runs the S3 server; its argument is the buckets' folder.
 *
 * <p>The server is in a module of its own whose jars are only on the child's class path, hence the
 * reflection.
 */
final class S3Child {
  private static final String SERVER = "io.weir.s3server.S3Server";

  private S3Child() {}

  @SuppressWarnings("SystemOut") // Standard output is how the parent learns the port.
  public static void main(String[] arguments) throws ReflectiveOperationException {
    ParentWatch.exitWithParent();
    Object port =
        Class.forName(SERVER)
            .getMethod("start", Path.class)
            .invoke(null, Path.of(arguments[0]).toAbsolutePath());
    System.out.println(ServerChild.PORT_LINE + port);
  }
}
