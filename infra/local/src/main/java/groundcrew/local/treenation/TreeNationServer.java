package groundcrew.local.treenation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Tree-Nation's API on loopback, over plain HTTP.
public final class TreeNationServer implements AutoCloseable {
  private static final String PATH = "/api/plant";

  private final Orders orders = new Orders();
  private final Faults faults = new Faults();
  private final Queue<ReceivedRequest> requests = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile String token;
  private volatile OrderListener listener = new OrderListener() {};

  /// Starts the server on a free port.
  ///
  /// @param token that orders must bear
  public TreeNationServer(String token) {
    this.token = token;
    // Else an answer waits 40 ms for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Tree-Nation cannot listen", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// Returns where trees are ordered.
  public URI url() {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), PATH));
  }

  /// Accepts another token from now on, and no longer the one before.
  public void accept(String other) {
    token = other;
  }

  /// Returns the orders that were executed.
  public Orders orders() {
    return orders;
  }

  /// Returns what is to go wrong.
  public Faults faults() {
    return faults;
  }

  /// Shows every well-formed order to a listener from now on.
  public void show(OrderListener newListener) {
    listener = newListener;
  }

  /// Returns all orders that were received, well-formed or not, the first one first.
  public List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var answer = answer(exchange, body);
      if (answer.isPresent()) {
        send(exchange, answer.get());
      }
      // Without an answer, the connection is closed.
    } catch (InterruptedException _) {
      // The server is being closed.
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Answer> answer(HttpExchange exchange, String body) throws InterruptedException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      return Optional.of(Answer.error(404, "not_found", "There is no such operation"));
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return Optional.of(Answer.error(405, "method_not_allowed", "Trees are ordered by POST"));
    }
    Thread.sleep(faults.latency());
    var bearer = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer " + token).equals(bearer)) {
      requests.add(new ReceivedRequest(body, false, Optional.empty()));
      return Optional.of(Answer.unauthorized(401));
    }
    try {
      return answer(body, Order.read(body));
    } catch (MalformedOrderException malformed) {
      requests.add(new ReceivedRequest(body, true, Optional.empty()));
      return Optional.of(
          Answer.error(200, "invalid_request", String.valueOf(malformed.getMessage())));
    }
  }

  private Optional<Answer> answer(String body, Order order) throws InterruptedException {
    listener.received(body);
    var drawn = faults.draw(order.id().orElse(body));
    requests.add(new ReceivedRequest(body, true, drawn));
    if (drawn.isEmpty()) {
      return Optional.of(execute(body, order));
    }
    var fault = drawn.get();
    if (!fault.executed()) {
      return fault.answer();
    }
    var result = execute(body, order);
    if (fault == Fault.LATE) {
      Thread.sleep(faults.lateness());
      return Optional.of(result);
    }
    return fault.answer();
  }

  private Answer execute(String body, Order order) {
    var result = orders.execute(order);
    listener.executed(body);
    return result;
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// Stops the server; answers that are under way are lost.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
