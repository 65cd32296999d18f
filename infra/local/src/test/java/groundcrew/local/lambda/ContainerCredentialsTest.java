package groundcrew.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.iam.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContainerCredentialsTest {
  private static final Instant END = Instant.parse("2226-01-31T02:00:00Z");

  @Test
  void credentialsOfTheSnapshotExpireAndThoseAfterTheRestoreDoNot() throws Exception {
    try (var api = new RuntimeApi()) {
      var variables = api.credentials(new Keys("AKIA", "secret", "token", END));
      var url = URI.create(variables.getOrDefault("AWS_CONTAINER_CREDENTIALS_FULL_URI", ""));
      var token = variables.getOrDefault("AWS_CONTAINER_AUTHORIZATION_TOKEN", "");

      assertThat(expiration(url, token)).isBefore(Instant.now().plus(Duration.ofMinutes(2)));
      api.restore();
      assertThat(expiration(url, token)).isEqualTo(END);
    }
  }

  private static Instant expiration(URI url, String token)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(url).header("Authorization", token).build();
      var body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return Instant.parse(
          Json.readOr(body.getBytes(UTF_8), Json.object()).path("Expiration").asText());
    }
  }
}
