package groundcrew.local.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/// A client's connection and the one to its target. The end of one side is passed on to the other,
/// as an end or as a reset.
///
/// @param target port
record Connection(Socket client, Socket server, int target) implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  /// Connects a client with a target.
  ///
  /// @throws IOException where nobody listens there; the client's connection is then reset
  static Connection open(Socket client, int target) throws IOException {
    try {
      client.setTcpNoDelay(true);
      var server = new Socket(InetAddress.getLoopbackAddress(), target);
      server.setTcpNoDelay(true);
      return new Connection(client, server, target);
    } catch (IOException e) {
      reset(client);
      throw e;
    }
  }

  /// Passes bytes on in both directions until both have ended.
  void pass(Duration delay) {
    var up = Thread.ofVirtual().name("up").start(() -> pass(client, server, delay));
    pass(server, client, Duration.ZERO);
    try {
      up.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Socket from, Socket to, Duration delay) {
    var buffer = new byte[BUFFER];
    try {
      for (var count = from.getInputStream().read(buffer);
          count >= 0;
          count = from.getInputStream().read(buffer)) {
        if (!delay.isZero()) {
          Thread.sleep(delay);
        }
        to.getOutputStream().write(buffer, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      reset(client);
      reset(server);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
  }

  @Override
  public void close() {
    closed(client);
    closed(server);
  }

  private static void closed(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to be closed.
    }
  }
}
