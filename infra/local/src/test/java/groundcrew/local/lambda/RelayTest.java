package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {
  private final HttpServer server;
  private final Relay relay;

  RelayTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
          }
        });
    server.start();
    relay = new Relay(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void close() {
    relay.close();
    server.stop(0);
  }

  @Test
  void aCallReachesTheGatewayAndItsAnswerComesBack() throws IOException {
    try (var socket = connected()) {
      assertThat(call(socket)).startsWith("HTTP/1.1 200 OK");
      assertThat(call(socket)).startsWith("HTTP/1.1 200 OK");
    }
  }

  @Test
  void aCutEndsTheConnectionsThatAreOpenAndNoLaterOne() throws IOException {
    try (var before = connected()) {
      call(before);
      relay.cut();
      assertThat(before.getInputStream().read()).isEqualTo(-1);
    }
    try (var after = connected()) {
      assertThat(call(after)).startsWith("HTTP/1.1 200 OK");
    }
  }

  private Socket connected() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), relay.endpoint().getPort());
  }

  /// Returns the answer, which ends with the body.
  private static String call(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    var answer = new StringBuilder();
    while (!answer.toString().endsWith("\r\n\r\nok")) {
      answer.append((char) socket.getInputStream().read());
    }
    return answer.toString();
  }
}
