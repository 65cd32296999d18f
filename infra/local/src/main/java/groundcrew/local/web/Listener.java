package groundcrew.local.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A listener of a load balancer that passes connections on, as a Network Load Balancer does.
public final class Listener implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket server;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile int target;
  private volatile Duration delay = Duration.ZERO;

  /// Opens a listener on a free port of loopback.
  ///
  /// @param target port on loopback to which it sends connections
  public Listener(int target) {
    this.target = target;
    try {
      server = new ServerSocket();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException("a listener cannot be opened", e);
    }
    Thread.ofVirtual().name("listener").start(this::accept);
  }

  /// Returns its address.
  public URI url() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getLocalPort()));
  }

  /// Sends connections to another target. Those to the former one are closed, as a load balancer
  /// does that terminates connections when it deregisters a target.
  public void forward(int port) {
    if (target != port) {
      target = port;
      connections.stream().filter(open -> open.target() != port).forEach(Connection::close);
    }
  }

  /// Passes what clients send on after a time, which every request of up to 64 KB takes.
  public void delay(Duration time) {
    delay = time;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        Thread.ofVirtual().name("connection").start(() -> connect(client));
      } catch (IOException e) {
        // It is being closed.
      }
    }
  }

  private void connect(Socket client) {
    var port = target;
    try (var connection = Connection.open(client, port)) {
      connections.add(connection);
      if (port == target) {
        connection.pass(delay);
      }
      connections.remove(connection);
    } catch (IOException e) {
      // Nobody listens at the target: the client's connection has been closed.
    }
  }

  /// Closes the listener and all connections.
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a listener cannot be closed", e);
    }
    connections.forEach(Connection::close);
  }
}
