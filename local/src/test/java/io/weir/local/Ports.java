package io.weir.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Looks at ports from outside. */
public final class Ports {
  private static final int CONNECT_LIMIT_MILLIS = 2000;

  private Ports() {}

  /** Whether something listens at an endpoint. */
  public static boolean isOpen(URI endpoint) {
    return isOpen(InetAddress.ofLiteral(endpoint.getHost()), endpoint.getPort());
  }

  /** Whether an endpoint's port can be reached by any of this machine's other addresses. */
  public static boolean isOpenToOthers(URI endpoint) throws SocketException {
    return otherAddresses().stream().anyMatch(address -> isOpen(address, endpoint.getPort()));
  }

  /** Those of the machine's interfaces, and all of 127/8 but the one in use. */
  private static List<InetAddress> otherAddresses() throws SocketException {
    List<InetAddress> addresses =
        new ArrayList<>(
            NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                .toList());
    addresses.add(InetAddress.ofLiteral("127.0.0.2"));
    return addresses;
  }

  private static boolean isOpen(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), CONNECT_LIMIT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
