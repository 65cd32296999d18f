package groundcrew.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

class RoleAssumerTest {
  private final Deadline deadline =
      new Deadline(Clock.systemUTC(), Instant.now().plus(Duration.ofMinutes(9)));
  private final AtomicInteger identities = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> agents = new CopyOnWriteArrayList<>();
  private Duration lifetime = Duration.ofHours(1);
  private HttpServer server;

  @BeforeEach
  void startSts() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var request =
              URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8);
          agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
          var answer = answer(request).getBytes(UTF_8);
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
  void assumesARoleOnceForAnAccountAndALifetime() {
    var assumer = assumer(Region.EU_WEST_1, "platform/Tagger", Optional.of("ext-1"));

    assertThat(key(assumer, "222222222222")).isEqualTo("ASIA1");
    assertThat(key(assumer, "222222222222")).isEqualTo("ASIA1");
    assertThat(key(assumer, "333333333333")).isEqualTo("ASIA2");
    assertThat(requests).hasSize(2);
    assertThat(requests.getFirst())
        .contains("RoleArn=arn:aws:iam::222222222222:role/platform/Tagger")
        .contains("ExternalId=ext-1")
        .contains("RoleSessionName=resource-tagger-2026-01-31T020000Z");
    assertThat(agents.getFirst()).contains("groundcrew/resource-tagger");
  }

  @Test
  void assumesARoleAgainBeforeItsCredentialsExpire() {
    lifetime = Duration.ofSeconds(30);
    var assumer = assumer(Region.EU_WEST_1, "Tagger", Optional.empty());

    assertThat(key(assumer, "222222222222")).isEqualTo("ASIA1");
    assertThat(
            assumer
                .credentialsFor("222222222222", "next", deadline)
                .resolveCredentials()
                .accessKeyId())
        .isEqualTo("ASIA2");
    assertThat(requests.getLast()).contains("RoleSessionName=resource-tagger-next");
  }

  @Test
  void assumesARoleAgainAfterItsSessionIsDroppedAndKeepsANewerSession() {
    var assumer = assumer(Region.EU_WEST_1, "Tagger", Optional.empty());
    var rejected = assumer.credentialsFor("222222222222", "run", deadline);
    assertThat(rejected.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");

    assumer.drop("222222222222", rejected);
    assertThat(key(assumer, "222222222222")).isEqualTo("ASIA2");

    assumer.drop("222222222222", rejected);
    assertThat(key(assumer, "222222222222")).isEqualTo("ASIA2");
    assertThat(requests).hasSize(2);
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
        .credentialsFor("222222222222", "x".repeat(100), deadline)
        .resolveCredentials();

    assertThat(requests.getFirst()).containsPattern("RoleSessionName=resource-tagger-x{48}(&|$)");
  }

  @Test
  void usesItsOwnCredentialsInItsOwnAccount() {
    var assumer = assumer(Region.EU_WEST_1, "Tagger", Optional.empty());

    assertThat(assumer.credentialsFor("111111111111", "run", deadline))
        .isInstanceOf(DefaultCredentialsProvider.class);
    assertThat(requests).isEmpty();
  }

  @Test
  void asksOnceWhichAccountIsItsOwn() {
    var assumer = assumer(Region.EU_WEST_1, "Tagger", Optional.empty());

    for (var account : List.of("111111111111", "222222222222", "111111111111")) {
      assumer.credentialsFor(account, "run", deadline);
    }

    assertThat(identities).hasValue(1);
  }

  @Test
  void refusesWhatIsNoRoleNameAndKeepsTheExternalIdToItself() {
    assertThatThrownBy(() -> new RoleToAssume("/Tagger", Optional.empty()))
        .hasMessageContaining("'/Tagger'");
    assertThatThrownBy(() -> new RoleToAssume("Tagger", Optional.of("secret!")))
        .hasMessageContaining("external id must be")
        .hasMessageNotContaining("secret");
  }

  private String answer(String request) {
    if (request.contains("Action=GetCallerIdentity")) {
      identities.incrementAndGet();
      return """
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
      <GetCallerIdentityResult><Account>111111111111</Account></GetCallerIdentityResult>\
      </GetCallerIdentityResponse>\
      """;
    }
    requests.add(request);
    return """
    <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
    <AccessKeyId>ASIA%d</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
    <Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>\
    """
        .formatted(requests.size(), Instant.now().plus(lifetime).truncatedTo(SECONDS));
  }

  private String key(RoleAssumer assumer, String account) {
    return assumer
        .credentialsFor(account, "2026-01-31T02:00:00Z", deadline)
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
    return new RoleAssumer(sts, new RoleToAssume(role, externalId), "resource-tagger");
  }
}
