package groundcrew.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

class RoleAssumerTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-31T02:00:00Z"));
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> agents = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void startSts() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(
              URLDecoder.decode(
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8));
          agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
          var answer = answer().getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopSts() {
    server.stop(0);
  }

  @Test
  void asksOnceForAnAccountAndALifetime() {
    var assumer = assumer(Region.EU_WEST_1, "platform/Tagger", Optional.of("ext-1"));

    assertThat(key(assumer, "222222222222")).isEqualTo("ASIA1");
    assertThat(key(assumer, "222222222222")).isEqualTo("ASIA1");
    time.sleep(Duration.ofMinutes(54));
    assertThat(key(assumer, "222222222222")).isEqualTo("ASIA1");
    time.sleep(Duration.ofMinutes(1));
    assertThat(key(assumer, "222222222222")).isEqualTo("ASIA2");
    assertThat(key(assumer, "333333333333")).isEqualTo("ASIA3");
    assertThat(requests).hasSize(3);
    assertThat(requests.getFirst())
        .contains("RoleArn=arn:aws:iam::222222222222:role/platform/Tagger")
        .contains("ExternalId=ext-1")
        .contains("RoleSessionName=resource-tagger-2026-01-31T020000Z");
    assertThat(agents.getFirst()).contains("groundcrew/resource-tagger");
  }

  @Test
  void takesThePartitionFromTheRegion() {
    key(assumer(Region.CN_NORTH_1, "Tagger", Optional.empty()), "222222222222");

    assertThat(requests.getFirst())
        .contains("arn:aws-cn:iam::222222222222:role/Tagger")
        .doesNotContain("ExternalId");
  }

  @Test
  void cutsTheSessionNameToItsLimit() {
    assumer(Region.EU_WEST_1, "Tagger", Optional.empty())
        .credentialsFor("222222222222", "x".repeat(100))
        .resolveCredentials();

    assertThat(requests.getFirst()).containsPattern("RoleSessionName=resource-tagger-x{48}(&|$)");
  }

  @Test
  void neverAssumesIntoTheOwnAccount() {
    assertThat(
            assumer(Region.EU_WEST_1, "Tagger", Optional.empty())
                .credentialsFor("111111111111", "run"))
        .isInstanceOf(AwsOwnCredentials.class);
    assertThat(requests).isEmpty();
  }

  @Test
  void refusesWhatIsNoRoleNameAndKeepsTheExternalIdToItself() {
    assertThatThrownBy(() -> new RoleToAssume("/Tagger", Optional.empty()))
        .hasMessageContaining("'/Tagger'");
    assertThatThrownBy(() -> new RoleToAssume("Tagger", Optional.of("secret!")))
        .hasMessageContaining("external id must be")
        .hasMessageNotContaining("secret");
  }

  private String answer() {
    return """
    <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
    <AccessKeyId>ASIA%d</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
    <Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>\
    """
        .formatted(requests.size(), time.instant().plus(Duration.ofHours(1)));
  }

  private static String key(RoleAssumer assumer, String account) {
    return assumer
        .credentialsFor(account, "2026-01-31T02:00:00Z")
        .resolveCredentials()
        .accessKeyId();
  }

  private RoleAssumer assumer(Region region, String role, Optional<String> externalId) {
    var builder =
        StsClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    var sts =
        AwsClients.create("resource-tagger")
            .build(
                builder,
                region,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")));
    return new RoleAssumer(
        sts, new RoleToAssume(role, externalId), "resource-tagger", "111111111111", region, time);
  }
}
