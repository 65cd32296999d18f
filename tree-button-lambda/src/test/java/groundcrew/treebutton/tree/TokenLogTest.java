package groundcrew.treebutton.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.RequestLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.awssdk.services.ssm.SsmClient;

class TokenLogTest {
  private static final String SECRET = "secret-of-the-booth";

  /// In a process of its own: the logger keeps the standard output that it found when it began.
  @Test
  void noLevelLogsTheToken() throws IOException {
    var program =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Daws.region=eu-west-1",
                "-Daws.accessKeyId=key",
                "-Daws.secretAccessKey=other",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(program.getInputStream().readAllBytes(), UTF_8))
        .contains("rejects the token")
        .doesNotContain(SECRET);
  }

  /// Reads the token with the SDK's client, orders a tree with it, and logs that it is rejected.
  static final class Program {
    public static void main(String[] arguments) throws IOException {
      RequestLog.level(Level.TRACE);
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/ssm",
          exchange ->
              answer(exchange, 200, "{\"Parameter\": {\"Value\": \"%s\"}}".formatted(SECRET)));
      server.createContext("/plant", exchange -> answer(exchange, 401, SECRET));
      server.start();
      var address = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
      var clock = Clock.systemUTC();
      var clients = AwsClients.create("token");
      try (var ssm =
          clients.build(SsmClient.builder().endpointOverride(URI.create(address + "/ssm")))) {
        var outcome =
            new TreeNation(
                    URI.create(address + "/plant"),
                    new OrderTemplate(7, Optional.empty(), Optional.empty()),
                    new AwsToken(ssm, "/token", clock))
                .order(
                    "press", 3, new Deadline(clock, clock.instant().plus(Duration.ofMinutes(1))));
        RequestLog.fields(
            LoggerFactory.getLogger(TokenLogTest.class), "ordered", Map.of("outcome", outcome));
      } finally {
        server.stop(0);
      }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
      var bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }
  }
}
