package groundcrew.bench.cold;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// AWS as one event sees it: a script's answers, over TLS.
final class AwsStub implements AutoCloseable {
  private static final Set<String> OWN_HEADERS = Set.of("date", "content-length", "connection");

  private static final String IDENTITY = "sts:GetCallerIdentity";

  private static final byte[] WHO =
      """
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult>
      </GetCallerIdentityResponse>
      """
          .getBytes(StandardCharsets.UTF_8);

  /// Calls that every script answers.
  static final Set<String> READING_ALONE = Set.of(IDENTITY);

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Integer> calls = new TreeMap<>();
  private Script script = new Script();

  AwsStub(Tls tls) {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port of 127.0.0.1 can be opened", e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(tls.server()));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// An address and no name: S3's clients then name a bucket in the path.
  URI endpoint() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
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
        if (call.equals(IDENTITY)) {
          send(exchange, 200, WHO);
          return;
        }
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
    server.stop(0);
    threads.shutdownNow();
  }
}
