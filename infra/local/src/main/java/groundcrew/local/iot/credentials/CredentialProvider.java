package groundcrew.local.iot.credentials;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.iam.Sessions;
import groundcrew.local.iot.certificates.Certificate;
import groundcrew.local.iot.certificates.Certificates;
import groundcrew.local.iot.certificates.DeviceTls;
import groundcrew.local.iot.registry.Devices;
import groundcrew.local.iot.registry.Registry;
import groundcrew.local.iot.registry.RoleAlias;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// `GET /role-aliases/<alias>/credentials` over mutual TLS. It starts when somebody asks for its
/// address.
public final class CredentialProvider implements AutoCloseable {
  private static final Pattern PATH = Pattern.compile("/role-aliases/([\\w=,@-]+)/credentials");
  private static final String SERVICE = "credentials.iot.amazonaws.com";

  private final Certificates certificates;
  private final Registry registry;
  private final Devices devices;
  private final Sessions sessions;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<HttpsServer> server = Optional.empty();

  /// Creates a provider that is not started.
  public CredentialProvider(
      Certificates certificates, Registry registry, Devices devices, Sessions sessions) {
    this.certificates = certificates;
    this.registry = registry;
    this.devices = devices;
    this.sessions = sessions;
  }

  /// Returns the address, such as `localhost:40124`.
  public synchronized String address() {
    if (server.isEmpty()) {
      server = Optional.of(open());
    }
    return "localhost:" + server.get().getAddress().getPort();
  }

  private HttpsServer open() {
    try {
      var context = DeviceTls.context(certificates);
      var opened =
          HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
      opened.setHttpsConfigurator(
          new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
              parameters.setSSLParameters(DeviceTls.parameters(context));
            }
          });
      opened.setExecutor(threads);
      opened.createContext("/", exchange -> handle((HttpsExchange) exchange));
      opened.start();
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException("The credential provider cannot be opened", e);
    }
  }

  private void handle(HttpsExchange exchange) throws IOException {
    try (exchange) {
      var shown = (X509Certificate) exchange.getSSLSession().getPeerCertificates()[0];
      var certificate = certificates.active(shown);
      var path = PATH.matcher(exchange.getRequestURI().getPath());
      if (!exchange.getRequestMethod().equals("GET") || !path.matches()) {
        answer(exchange, 404, message("Not Found"));
      } else if (certificate.isEmpty()) {
        answer(exchange, 403, message("Access Denied"));
      } else {
        var thing =
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amzn-iot-thingname"));
        credentials(exchange, certificate.get(), path.group(1), thing);
      }
    }
  }

  private void credentials(
      HttpExchange exchange, Certificate certificate, String name, Optional<String> thing)
      throws IOException {
    var alias = registry.alias(certificate.place(), name);
    if (alias.isEmpty()) {
      answer(exchange, 404, message("Role Alias not found"));
      return;
    }
    if (thing.filter(stated -> !devices.attached(certificate, stated)).isPresent()) {
      answer(exchange, 403, message("Invalid thing name passed"));
      return;
    }
    try {
      devices.allowAlias(certificate, alias.get(), thing);
      answer(exchange, 200, opened(certificate, alias.get()));
    } catch (AwsError e) {
      answer(exchange, 403, message("Access Denied"));
    }
  }

  private ObjectNode opened(Certificate certificate, RoleAlias alias) {
    var keys =
        sessions.open(
            alias.roleArn(),
            certificate.id(),
            SERVICE,
            Map.of(
                "aws:SourceArn", alias.arn(), "aws:SourceAccount", certificate.place().account()),
            alias.length());
    var answer = JsonNodeFactory.instance.objectNode();
    answer
        .putObject("credentials")
        .put("accessKeyId", keys.accessKeyId())
        .put("secretAccessKey", keys.secretAccessKey())
        .put("sessionToken", keys.sessionToken())
        .put("expiration", keys.expires().truncatedTo(ChronoUnit.SECONDS).toString());
    return answer;
  }

  private static ObjectNode message(String text) {
    return JsonNodeFactory.instance.objectNode().put("message", text);
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public synchronized void close() {
    server.ifPresent(opened -> opened.stop(0));
    threads.shutdownNow();
  }
}
