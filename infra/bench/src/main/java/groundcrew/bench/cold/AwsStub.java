package groundcrew.bench.cold;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// AWS as one event sees it: a script's answers over TLS, with a port for each service as AWS has a
/// host for each. A connection, or a TLS session, to one service serves no other.
final class AwsStub implements AutoCloseable {
  private static final Set<String> OWN_HEADERS = Set.of("date", "content-length", "connection");

  private final Tls tls;
  private final Map<String, HttpsServer> servers = new TreeMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Integer> calls = new TreeMap<>();
  private Script script = new Script();

  AwsStub(Tls tls) {
    this.tls = tls;
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private HttpsServer start(int port) {
    try {
      var started =
          HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
      started.setHttpsConfigurator(new HttpsConfigurator(tls.server()));
      started.setExecutor(threads);
      started.createContext("/", this::handle);
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open port %d of 127.0.0.1".formatted(port), e);
    }
  }

  /// Returns the variables by which a process finds these services. An endpoint is an address and
  /// not a name: S3's clients then put the bucket into the path.
  Map<String, String> endpoints(Set<String> services) {
    var variables = new TreeMap<String, String>();
    for (var service : services) {
      var port = servers.computeIfAbsent(service, _ -> start(0)).getAddress().getPort();
      variables.put(EndpointVariable.of(service), "https://127.0.0.1:" + port);
    }
    return variables;
  }

  /// Closes every connection and forgets every TLS session, as between a snapshot and its restore:
  /// the next call to each service makes a full handshake.
  void cutConnections() {
    servers.replaceAll((_, server) -> {
      var port = server.getAddress().getPort();
      server.stop(0);
      return start(port);
    });
  }

  /// Answers by this script from now on.
  synchronized void play(Script newScript) {
    script = newScript;
    calls.clear();
  }

  /// Returns how often each operation was called since the script began.
  synchronized Map<String, Integer> calls() {
    return new TreeMap<>(calls);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var headers = new HashMap<String, List<String>>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
      var call = CallName.of(exchange.getRequestMethod(), headers, body);
      try {
        var number = count(call);
        var answer = script().answer(call, number);
        answer
            .headers()
            .forEach((name, value) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().set(name, value);
              }
            });
        send(
            exchange,
            answer.status(),
            call.equals(SqsReceipts.CALL) ? SqsReceipts.answer(body) : answer.body());
      } catch (IllegalStateException unknown) {
        send(exchange, 400, String.valueOf(unknown.getMessage()).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private synchronized Script script() {
    return script;
  }

  /// Returns how often the operation was called before.
  private synchronized int count(String call) {
    return calls.merge(call, 1, Integer::sum) - 1;
  }

  @Override
  public void close() {
    servers.values().forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
