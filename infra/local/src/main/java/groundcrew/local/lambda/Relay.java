package groundcrew.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What stands between one environment and the gateway, so that the connections of the one can be
/// cut: no connection outlives a snapshot.
final class Relay implements AutoCloseable {
  private final URI gateway;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  Relay(URI gateway) {
    this.gateway = gateway;
    try {
      server = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException("no port of 127.0.0.1 can be opened", e);
    }
    Thread.ofVirtual().name("relay").start(this::accept);
  }

  /// Returns what the environment sees as the gateway.
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /// Closes every connection; new ones are taken.
  void cut() {
    open.forEach(Relay::end);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var near = server.accept();
        Thread.startVirtualThread(() -> relay(near));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void relay(Socket near) {
    try (near;
        var far = new Socket()) {
      open.add(near);
      open.add(far);
      far.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      var back = Thread.startVirtualThread(() -> copy(far, near));
      copy(near, far);
      back.join();
    } catch (IOException gone) {
      // The environment sees a connection that ends.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.removeIf(Socket::isClosed);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // Nobody is taken any more.
    }
    cut();
  }
}
