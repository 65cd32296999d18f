package groundcrew.local.customresources;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes the answers of functions on loopback; in AWS their addresses are presigned ones of S3.
final class AnswerServer implements AutoCloseable {
  private final Map<String, CompletableFuture<byte[]>> awaited = new ConcurrentHashMap<>();
  private @Nullable HttpServer server;

  /// Returns what is put to an address of its own; empty where nothing comes in time.
  ///
  /// @param request gets the address, once it is open
  Optional<byte[]> await(Duration limit, Consumer<URI> request) {
    var path = "/" + UUID.randomUUID();
    var answer = new CompletableFuture<byte[]>();
    awaited.put(path, answer);
    try {
      request.accept(endpoint().resolve(path));
      return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer cannot fail", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a custom resource was at work", e);
    } finally {
      awaited.remove(path);
    }
  }

  private synchronized URI endpoint() {
    var running = server;
    if (running == null) {
      running = start();
      server = running;
    }
    return URI.create("http://127.0.0.1:" + running.getAddress().getPort());
  }

  private HttpServer start() {
    try {
      var started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.createContext("/", this::take);
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen for the answers of custom resources", e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var answer = awaited.get(exchange.getRequestURI().getPath());
      // Whoever answers too late, or twice, is heard by nobody; S3 does not tell.
      var put = exchange.getRequestMethod().equals("PUT");
      exchange.sendResponseHeaders(put ? 200 : 403, -1);
      if (put && answer != null) {
        answer.complete(body);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop(0);
    }
  }
}
