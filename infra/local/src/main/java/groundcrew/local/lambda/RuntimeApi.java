package groundcrew.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import groundcrew.local.iam.Keys;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// The Lambda Runtime API (2018-06-01) for one environment, on a port of its own.
public final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";

  /// The SDK asks again for credentials that expire in less than two minutes.
  private static final Duration BEFORE_SNAPSHOT = Duration.ofSeconds(100);

  private static final int LARGEST_RESPONSE = 6 * 1024 * 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Optional<FunctionError>> initialised = new CompletableFuture<>();
  private final CompletableFuture<Optional<Keys>> restored = new CompletableFuture<>();
  private volatile CompletableFuture<Void> ready = new CompletableFuture<>();

  /// Opens the API on the loopback interface.
  public RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(ROOT, this::handle);
    server.start();
  }

  /// Returns what `AWS_LAMBDA_RUNTIME_API` must be.
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Completes when the runtime asks for its first event or, under SnapStart, is ready for the
  /// snapshot; or with the error that it reports.
  public CompletableFuture<Optional<FunctionError>> initialised() {
    return initialised;
  }

  /// Completes when the runtime asks for the event after the one that it was given last. Its client
  /// writes the error of a function between its answer and that request.
  CompletableFuture<Void> ready() {
    return ready;
  }

  /// Lets a runtime that waits for its snapshot go on, as a restored one does.
  public void restore() {
    restored.complete(Optional.empty());
  }

  /// Lets it go on with other keys than before the snapshot.
  void restore(Keys fresh) {
    restored.complete(Optional.of(fresh));
  }

  /// Gives the runtime an event; it may be given before the runtime asks.
  public void offer(Invocation invocation) {
    waiting.add(invocation);
  }

  /// Serves credentials to the runtime; returns the variables that tell where they are.
  ///
  /// Those that are served before the snapshot expire soon: a snapshot is restored long after that,
  /// so the function must ask again.
  public Map<String, String> credentials(Keys keys) {
    var credentials =
        new ContainerCredentials(() ->
            restored.isDone()
                ? restored.join().orElse(keys)
                : keys.expiring(Instant.now().plus(BEFORE_SNAPSHOT)));
    server.createContext(ContainerCredentials.PATH, credentials);
    return Map.of(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "http://" + address() + ContainerCredentials.PATH,
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        credentials.token());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(ROOT.length());
      var body = exchange.getRequestBody().readAllBytes();
      var parts = path.split("/", -1);
      if (path.equals("invocation/next")) {
        next(exchange);
      } else if (path.equals("restore/next")) {
        initialised.complete(Optional.empty());
        restored.join();
        answer(exchange, 200, "{}");
      } else if (path.equals("init/error")) {
        initialised.complete(Optional.of(FunctionError.reported(body, errorType(exchange))));
        answer(exchange, 202, "{\"status\":\"OK\"}");
      } else if (parts.length == 3 && parts[2].equals("response")) {
        finish(exchange, parts[1], success(body));
      } else if (parts.length == 3 && parts[2].equals("error")) {
        finish(exchange, parts[1], FunctionError.reported(body, errorType(exchange)));
      } else {
        answer(exchange, 404, "{\"errorType\":\"NotFound\",\"errorMessage\":\"" + path + "\"}");
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    initialised.complete(Optional.empty());
    ready.complete(null);
    Invocation invocation;
    try {
      invocation = waiting.take();
    } catch (InterruptedException e) {
      // The environment is being closed; the runtime is killed with it.
      Thread.currentThread().interrupt();
      return;
    }
    ready = new CompletableFuture<>();
    running.put(invocation.requestId(), invocation);
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
    headers.set("Lambda-Runtime-Trace-Id", invocation.trace());
    headers.set("Content-Type", "application/json");
    var payload = invocation.payload().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, payload.length == 0 ? -1 : payload.length);
    exchange.getResponseBody().write(payload);
  }

  private void finish(HttpExchange exchange, String requestId, InvocationResult result)
      throws IOException {
    var invocation = running.remove(requestId);
    answer(exchange, invocation == null ? 400 : 202, "{\"status\":\"OK\"}");
    if (invocation != null) {
      invocation.result().complete(result);
    }
  }

  private static InvocationResult success(byte[] body) {
    if (body.length > LARGEST_RESPONSE) {
      return FunctionError.of(
          "Function.ResponseSizeTooLarge",
          "Response payload size (%d bytes) exceeded maximum allowed payload size (%d bytes)."
              .formatted(body.length, LARGEST_RESPONSE));
    }
    return new Success(new String(body, StandardCharsets.UTF_8));
  }

  private static String errorType(HttpExchange exchange) {
    var type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
    return type == null ? "Runtime.Unknown" : type;
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    var body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
