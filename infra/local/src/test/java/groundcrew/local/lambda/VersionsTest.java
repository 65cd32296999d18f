package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.iam.Keys;
import groundcrew.local.lambda.InvocationResult.Success;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class VersionsTest {
  private static final String ARN = "arn:aws:lambda:eu-west-1:111122223333:function:sample";
  private final AtomicInteger opened = new AtomicInteger();
  private final List<String> expired = new CopyOnWriteArrayList<>();
  private Lambda lambda;

  @BeforeEach
  void open(@TempDir Path work) throws IOException {
    var sessions =
        new RoleSessions() {
          @Override
          public Keys open(String role, String session, String service) {
            var id = "AKIA" + opened.incrementAndGet();
            return new Keys(id, "secret", "token", Instant.parse("2226-01-31T02:00:00Z"));
          }

          @Override
          public void expire(Keys ended) {
            expired.add(ended.accessKeyId());
          }
        };
    lambda = new Lambda(LambdaSettings.of(work, () -> URI.create("http://127.0.0.1:1"), sessions));
    lambda.register(
        new LambdaFunction(
            "sample",
            ARN,
            HandlerJar.in(work),
            "sample.Sample",
            Map.of(),
            256,
            Duration.ofSeconds(20),
            "arn:aws:iam::111122223333:role/sample",
            "/aws/lambda/test",
            Optional.empty(),
            true,
            Optional.empty(),
            false,
            Optional.empty()));
    lambda.alias("sample", "live", lambda.publish("sample"));
  }

  @AfterEach
  void close() {
    lambda.close();
  }

  @Test
  void aVersionHasEnvironmentsOfItsOwn() {
    assertThat(answer(ARN, "{}")).contains("\"calls\":1");
    assertThat(answer(ARN + ":live", "{}")).contains("\"calls\":1");
    assertThat(answer(ARN + ":1", "{}")).contains("\"calls\":2");
    assertThat(lambda.logs("sample"))
        .anyMatch(line -> line.endsWith("Version: $LATEST"))
        .anyMatch(line -> line.endsWith("Version: 1"));
  }

  @Test
  void theNextVersionHasTheNextNumber() {
    assertThat(lambda.publish("sample")).isEqualTo("2");
    lambda.alias("sample", "live", "2");
    assertThat(lambda.version(ARN, "live")).contains("2");
  }

  @Test
  void onlyAPublishedVersionStartsFromASnapshot() {
    assertThat(variables(ARN))
        .containsEntry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")
        .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .containsKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
    assertThat(variables("sample:live"))
        .containsEntry("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")
        .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "1")
        .doesNotContainKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
  }

  @Test
  void underSnapStartNewKeysAreGivenByUrlToWhoHasTheToken() throws Exception {
    var variables = variables("sample:live");
    var url = URI.create(variables.getOrDefault("AWS_CONTAINER_CREDENTIALS_FULL_URI", ""));

    assertThat(get(url, variables.getOrDefault("AWS_CONTAINER_AUTHORIZATION_TOKEN", "")).body())
        .isEqualTo(
            """
            {"AccessKeyId":"AKIA2","SecretAccessKey":"secret","Token":"token",\
            "Expiration":"2226-01-31T02:00:00Z"}\
            """);
    assertThat(get(url, "another").statusCode()).isEqualTo(403);
    assertThat(expired).containsExactly("AKIA1");
  }

  @Test
  void aVersionThatWasNeverPublishedIsRefused() {
    assertThatThrownBy(() -> lambda.invoke(ARN + ":7", bytes("{}")))
        .hasMessage("Function not found: " + ARN + " has no version or alias 7");
    assertThatThrownBy(() -> lambda.alias("sample", "live", "7"))
        .hasMessageStartingWith("sample has no version 7; it has ");
  }

  private static HttpResponse<String> get(URI url, String token) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(url).header("Authorization", token).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private Map<String, String> variables(String name) {
    var variables = new TreeMap<String, String>();
    for (var entry : answer(name, "\"environment\"").replace("\"", "").split(";", -1)) {
      var parts = entry.split("=", 2);
      variables.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return variables;
  }

  private String answer(String name, String event) {
    return ((Success) lambda.invoke(name, bytes(event))).payload();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
