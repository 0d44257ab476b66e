package io.weir.local.dynamodb;

import io.weir.local.process.ParentWatch;
import io.weir.local.process.ServerChild;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * Main class of the child JVM that runs DynamoDB Local on loopback.
 *
 * <p>DynamoDB Local's own main class listens on every interface and on a port found free some time
 * before. This one opens the socket itself, on 127.0.0.1 and a port the system picks, says the
 * port, and only then hands the socket to DynamoDB Local's Jetty: nothing else on the machine's
 * network reaches it, no port is ever in conflict, and callers may connect while it still starts.
 * DynamoDB Local and Jetty are not on Weir's class path, hence the reflection.
 */
final class DynamoDbChild {
  private static final String RUNNER = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";

  private DynamoDbChild() {}

  @SuppressWarnings("SystemOut") // Standard output is how the parent learns the port.
  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    ParentWatch.exitWithParent();
    ServerSocketChannel socket = openLoopback();
    System.out.println(ServerChild.PORT_LINE + socket.socket().getLocalPort());
    Object dynamoDb = createServer();
    Object jetty = read(dynamoDb, "server");
    Object[] connectors = (Object[]) call(jetty, "getConnectors");
    connectors[0]
        .getClass()
        .getMethod("open", ServerSocketChannel.class)
        .invoke(connectors[0], socket);
    call(dynamoDb, "safeStart");
    call(dynamoDb, "join");
  }

  private static ServerSocketChannel openLoopback() throws IOException {
    return ServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
  }

  private static Object createServer() throws ReflectiveOperationException {
    String[] options = {"-inMemory", "-sharedDb", "-disableTelemetry"};
    return Class.forName(RUNNER)
        .getMethod("createServerFromCommandLineArgs", String[].class)
        .invoke(null, (Object) options);
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private static Object read(Object target, String name) throws ReflectiveOperationException {
    Field field = target.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(target);
  }
}
