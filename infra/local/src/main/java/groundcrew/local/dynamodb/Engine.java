package groundcrew.local.dynamodb;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/// DynamoDB Local, which asks nobody who they are.
public final class Engine implements AutoCloseable {
  private static final String PACKAGE = "software.amazon.dynamodb.services.local.server.";
  private static final Duration TIME_OUT = Duration.ofSeconds(30);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private @Nullable Running running;

  private record Running(Server server, AutoCloseable handler, URI endpoint) {}

  /// Calls an operation in an account and a region; starts the engine if need be.
  ///
  /// @param body JSON
  HttpResponse<byte[]> call(String account, String region, String operation, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(endpoint())
            .timeout(TIME_OUT)
            .header("Authorization", authorization(account, region))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static String authorization(String account, String region) {
    return "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/dynamodb/aws4_request, SignedHeaders=host, Signature=0"
        .formatted(account, region);
  }

  private synchronized URI endpoint() {
    var started = running;
    if (started == null) {
      started = start();
      running = started;
    }
    return started.endpoint();
  }

  /// Stops the engine and forgets everything; does nothing where it never started.
  @Override
  public synchronized void close() {
    var started = running;
    running = null;
    if (started != null) {
      try {
        started.server().stop();
        started.handler().close();
      } catch (Exception e) {
        throw new IllegalStateException("DynamoDB Local did not stop", e);
      }
    }
  }

  /// Its own server would listen on every interface and call home.
  private static Running start() {
    try {
      NativeLibrary.find(Class.forName("com.almworks.sqlite4java.SQLite"));
      var requests =
          Class.forName(PACKAGE + "LocalDynamoDBRequestHandler")
              .getConstructor(int.class, boolean.class, String.class, boolean.class, boolean.class)
              .newInstance(0, true, null, false, false);
      var handler =
          Class.forName(PACKAGE + "LocalDynamoDBServerHandler")
              .getConstructor(Class.forName(PACKAGE + "DynamoDBRequestHandler"), String.class)
              .newInstance(requests, null);
      var server = new Server();
      var connector = new ServerConnector(server);
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
      server.setHandler((Handler) handler);
      server.start();
      var close = handler.getClass().getMethod("close");
      return new Running(
          server,
          () -> close.invoke(handler),
          URI.create("http://127.0.0.1:" + connector.getLocalPort()));
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
  }
}
