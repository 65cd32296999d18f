package groundcrew.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import groundcrew.local.iam.Keys;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;

/// Serves the keys of a function's role to its process, as Lambda does under SnapStart: only to a
/// request with the token.
final class ContainerCredentials implements HttpHandler {
  static final String PATH = "/2021-04-23/credentials";

  private final String token = UUID.randomUUID().toString();
  private final Supplier<Keys> current;

  ContainerCredentials(Supplier<Keys> current) {
    this.current = current;
  }

  String token() {
    return token;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!token.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      var keys = current.get();
      var answer =
          Json.bytes(
              Json.object()
                  .put("AccessKeyId", keys.accessKeyId())
                  .put("SecretAccessKey", keys.secretAccessKey())
                  .put("Token", keys.sessionToken())
                  .put("Expiration", keys.expires().toString()));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
