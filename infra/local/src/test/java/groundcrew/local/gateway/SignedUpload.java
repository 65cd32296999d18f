package groundcrew.local.gateway;

import groundcrew.local.iam.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// An object on its way to S3, signed in chunks by the SDK's own signer; a test may change it on
/// the way.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignedUpload(SdkHttpRequest request, byte[] body) {

  /// What S3 answers.
  public record Answer(int status, String body) {}

  /// Signs an upload.
  ///
  /// @param signed whether the chunks are signed
  /// @param checksum whether a CRC32 follows the last chunk
  public static SignedUpload of(
      LocalGateway local,
      Keys keys,
      String path,
      String content,
      boolean signed,
      boolean checksum) {
    // Over plain HTTP the SDK's signer signs the payload whatever it is told.
    var endpoint =
        local.gateway.endpoint().toString().replace("http:", signed ? "http:" : "https:");
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.PUT)
            .uri(URI.create(endpoint + path))
            .putHeader(
                "Content-Length", Integer.toString(content.getBytes(StandardCharsets.UTF_8).length))
            .build();
    AwsCredentialsIdentity identity =
        AwsSessionCredentialsIdentity.create(
            keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
    var result =
        AwsV4HttpSigner.create()
            .sign(r -> {
              r.identity(identity)
                  .request(request)
                  .payload(ContentStreamProvider.fromUtf8String(content))
                  .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                  .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                  .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                  .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                  .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, true)
                  .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, signed);
              if (checksum) {
                r.putProperty(AwsV4HttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32);
              }
            });
    try (var in = result.payload().orElseThrow().newStream()) {
      return new SignedUpload(result.request(), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns what is declared of the payload.
  public String declared() {
    return request.firstMatchingHeader("x-amz-content-sha256").orElseThrow();
  }

  /// Changes the body as it travels.
  public SignedUpload changed(UnaryOperator<String> change) {
    var text = new String(body, StandardCharsets.UTF_8);
    return new SignedUpload(request, change.apply(text).getBytes(StandardCharsets.UTF_8));
  }

  /// Sends it.
  public Answer send() {
    var sent =
        HttpRequest.newBuilder(URI.create(request.getUri().toString().replace("https:", "http:")))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body));
    request
        .headers()
        .forEach((name, values) -> {
          if (!Set.of("host", "content-length").contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> sent.header(name, value));
          }
        });
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(sent.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
