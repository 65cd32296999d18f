package groundcrew.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.iam.Keys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Requests signed by the SDK's own signer and then changed on the way.
class SignatureTest {
  private static final String BODY = "{\"MaxResults\":5}";

  private final LocalGateway local = new LocalGateway();
  private final Keys keys = local.operator();

  @AfterEach
  void noDefectIsLeft() {
    local.close();
  }

  @Test
  void rightSignaturePasses() throws Exception {
    assertThat(
            send(
                sign(keys, Duration.ZERO, "organizations", "/?b=2&a=%2F+x&a=", true),
                BODY,
                UnaryOperator.identity()))
        .isEqualTo("200");
  }

  @Test
  void tamperedBodyIsRefused() throws Exception {
    assertThat(
            send(
                sign(keys, Duration.ZERO, "organizations", "/", true),
                "{\"MaxResults\":6}",
                UnaryOperator.identity()))
        .isEqualTo("InvalidSignatureException");
  }

  @Test
  void wrongSecretIsRefused() throws Exception {
    var wrong = new Keys(keys.accessKeyId(), "wrong", keys.sessionToken(), keys.expires());

    assertThat(
            send(
                sign(wrong, Duration.ZERO, "organizations", "/", true),
                BODY,
                UnaryOperator.identity()))
        .isEqualTo("InvalidSignatureException");
  }

  @Test
  void unknownKeyAndWrongTokenAreRefused() throws Exception {
    var unknown =
        new Keys(
            "ASIAAAAAAAAAAAAAAAAA", keys.secretAccessKey(), keys.sessionToken(), keys.expires());
    var token = new Keys(keys.accessKeyId(), keys.secretAccessKey(), "other", keys.expires());

    assertThat(
            send(
                sign(unknown, Duration.ZERO, "organizations", "/", true),
                BODY,
                UnaryOperator.identity()))
        .isEqualTo("UnrecognizedClientException");
    assertThat(
            send(
                sign(token, Duration.ZERO, "organizations", "/", true),
                BODY,
                UnaryOperator.identity()))
        .isEqualTo("UnrecognizedClientException");
  }

  @ParameterizedTest
  @CsvSource({
    "-PT4M, 200",
    "PT4M, 200",
    "-PT6M, InvalidSignatureException",
    "PT6M, InvalidSignatureException"
  })
  void dateMayBeFiveMinutesOff(Duration off, String expected) throws Exception {
    assertThat(send(sign(keys, off, "organizations", "/", true), BODY, UnaryOperator.identity()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu-west-1/organizations>eu-west-2/organizations",
        ";x-amz-target>",
        "Signature=>Signature=00",
        "Credential=ASIA>Credential=AKIA"
      })
  void authorizationThatIsChangedIsRefused(String change) throws Exception {
    var parts = change.split(">", -1);
    var code =
        send(
            sign(keys, Duration.ZERO, "organizations", "/", true),
            BODY,
            header -> header.replace(parts[0], parts[1]));

    assertThat(code)
        .isIn(
            "InvalidSignatureException",
            "UnrecognizedClientException",
            "MissingAuthenticationTokenException");
  }

  @Test
  void pathOfAnObjectIsSignedAsItIsSent() throws Exception {
    assertThat(
            send(
                sign(keys, Duration.ZERO, "s3", "/bucket/a%20b%2Bc", true),
                BODY,
                UnaryOperator.identity()))
        .isEqualTo("200");
  }

  @Test
  void unsignedPayloadIsAcceptedForS3Only() throws Exception {
    assertThat(
            send(
                sign(keys, Duration.ZERO, "s3", "/bucket/k", false),
                BODY,
                UnaryOperator.identity()))
        .isEqualTo("200");
    assertThat(
            send(
                sign(keys, Duration.ZERO, "organizations", "/", false),
                BODY,
                UnaryOperator.identity()))
        .isEqualTo("InvalidSignatureException");
  }

  private SdkHttpRequest sign(
      Keys keys, Duration off, String service, String path, boolean payload) {
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            // Over plain HTTP the SDK's signer signs the payload whatever it is told.
            .uri(
                URI.create(
                    local
                            .gateway
                            .endpoint()
                            .toString()
                            .replace("http:", payload ? "http:" : "https:")
                        + path))
            .putHeader("X-Amz-Target", "AWSOrganizationsV20161128.ListAccounts")
            .build();
    AwsCredentialsIdentity identity =
        AwsSessionCredentialsIdentity.create(
            keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
    return AwsV4HttpSigner.create()
        .sign(r ->
            r.identity(identity)
                .request(request)
                .payload(ContentStreamProvider.fromUtf8String(BODY))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !service.equals("s3"))
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !service.equals("s3"))
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, payload)
                .putProperty(
                    HttpSigner.SIGNING_CLOCK,
                    Clock.fixed(Clock.systemUTC().instant().plus(off), ZoneOffset.UTC)))
        .request();
  }

  /// Returns `200` or the error's code.
  private static String send(
      SdkHttpRequest signed, String body, UnaryOperator<String> authorization) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(signed.getUri().toString().replace("https:", "http:")))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    signed
        .headers()
        .forEach((name, values) -> {
          if (!Set.of("host", "content-length").contains(name.toLowerCase(java.util.Locale.ROOT))) {
            var sent =
                name.equals("Authorization")
                    ? List.of(authorization.apply(values.getFirst()))
                    : values;
            sent.forEach(value -> request.header(name, value));
          }
        });
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? "200"
          : answer.body().replaceAll(".*\"__type\":\"([^\"]+)\".*", "$1");
    }
  }
}
