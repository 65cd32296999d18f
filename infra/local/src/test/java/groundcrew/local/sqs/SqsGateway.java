package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.Caller;
import groundcrew.local.ground.Agenda;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A gateway for SQS alone, which believes every signature and can deny actions. Its time stands
/// until a test lets it pass.
public final class SqsGateway implements AutoCloseable {
  public static final String ACCOUNT = "111122223333";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Agenda agenda = new Agenda(InstantSource.fixed(Instant.now()));
  private final Sqs sqs = new Sqs(this::endpoint, agenda);
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();

  public SqsGateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
    agenda.start();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public Sqs sqs() {
    return sqs;
  }

  /// Access key, permission and resource of every call.
  public List<String> calls() {
    return calls;
  }

  /// Turns the clock by which messages grow old and become visible again.
  public void pass(Duration time) {
    agenda.turn(time);
  }

  /// Turns it to the end of the next visibility time-out, where there is one.
  public void passToNext() {
    agenda.turnToNext();
  }

  public void deny(String action) {
    denied.add(action);
  }

  public void allow(String action) {
    denied.remove(action);
  }

  public SqsClient client() {
    return SqsClient.builder()
        .endpointOverride(endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      var scope = exchange.getRequestHeaders().getFirst("Authorization").split("[=/]", 6);
      var operation = target.substring(target.indexOf('.') + 1);
      var input = (ObjectNode) JSON.readTree(exchange.getRequestBody());
      var caller = new Caller(ACCOUNT, "arn:aws:iam::" + ACCOUNT + ":root", Optional.empty());
      var status = 200;
      ObjectNode answer;
      try {
        var call = new Call(caller, "sqs", scope[3], operation, input);
        for (var permission : sqs.requiredPermissions(call)) {
          calls.add(scope[1] + " " + permission.action() + " " + permission.resource());
          if (denied.contains(permission.action())) {
            throw new AwsError(
                403, "AccessDenied", "not authorized to perform: " + permission.action());
          }
        }
        answer = sqs.answer(call);
      } catch (AwsError e) {
        status = e.status();
        answer = JSON.createObjectNode().put("__type", e.code()).put("message", e.getMessage());
      }
      var body = JSON.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    agenda.close();
    server.stop(0);
    sqs.close();
  }
}
