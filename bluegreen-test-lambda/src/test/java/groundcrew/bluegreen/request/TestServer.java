package groundcrew.bluegreen.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on loopback that answers byte by byte as a test says: with resets, pauses, and half of
/// an answer.
public final class TestServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Conduct conduct;
  private final List<List<String>> requests = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();

  /// Answers one request.
  @FunctionalInterface
  public interface Conduct {
    /// Answers.
    ///
    /// @param lines request line and headers
    void answer(List<String> lines, Wire wire) throws IOException, InterruptedException;
  }

  /// The connection to the client.
  public record Wire(Socket socket, OutputStream out) {
    /// Sends text as it is.
    public void send(String text) throws IOException {
      out.write(text.getBytes(ISO_8859_1));
      out.flush();
    }

    /// Sends an answer with a length, after which the connection stays open.
    public void page(int status, String body, String... headers) throws IOException {
      var head = new StringBuilder("HTTP/1.1 %d X\r\n".formatted(status));
      for (var header : headers) {
        head.append(header).append("\r\n");
      }
      send(head + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body));
    }

    /// Ends the connection as a crash does: the client gets a reset.
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  /// Starts a server over plain TCP.
  public TestServer(Conduct conduct) {
    this(plain(), conduct);
  }

  /// Starts a server.
  ///
  /// @param listener such as one of TLS
  public TestServer(ServerSocket listener, Conduct conduct) {
    this.listener = listener;
    this.conduct = conduct;
    Thread.ofVirtual().start(this::accept);
  }

  private static ServerSocket plain() {
    try {
      var listener = new ServerSocket();
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
      return listener;
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  /// Returns the endpoint of the server.
  public Endpoint endpoint() {
    return Endpoint.parse("127.0.0.1:" + listener.getLocalPort());
  }

  /// Returns the request lines, in the order of their arrival.
  public List<String> requestLines() {
    return requests.stream().map(List::getFirst).toList();
  }

  /// Returns request line and headers of each request.
  public List<List<String>> requests() {
    return List.copyOf(requests);
  }

  /// Returns how many connections there were.
  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        // A handshake that failed, or the end.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      var wire = new Wire(socket, socket.getOutputStream());
      for (var lines = read(in); !lines.isEmpty(); lines = read(in)) {
        requests.add(lines);
        conduct.answer(lines, wire);
      }
    } catch (IOException _) {
      // The client left.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> read(BufferedReader in) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      lines.add(line);
    }
    return lines;
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }
}
