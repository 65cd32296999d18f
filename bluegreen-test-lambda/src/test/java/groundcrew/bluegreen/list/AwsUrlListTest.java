package groundcrew.bluegreen.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What only a failure of S3 shows; the rest is in [UrlListContract].
class AwsUrlListTest {
  private final Bucket bucket = new Bucket();
  @TempDir private Path folder;

  @Test
  void aListThatMayNotBeReadIsNamed() {
    bucket.failure = S3Exception.builder().statusCode(403).message("Access Denied").build();

    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableListException.class)
        .hasMessage("s3://urls/lists/urls.csv does not exist, or the function may not read it");
  }

  @Test
  void aBucketThatDoesNotAnswerIsNamed() {
    bucket.failure = SdkClientException.create("Connect to s3 timed out");

    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("s3://urls/lists/urls.csv cannot be read: Connect to s3 timed out");
  }

  @Test
  void nothingIsLeftOnTheDisk() throws IOException {
    bucket.text = "/first\n";
    read();
    bucket.failure = SdkClientException.create("Connect to s3 timed out");
    assertThatThrownBy(this::read).isInstanceOf(UnreadableListException.class);

    assertThat(folder).isEmptyDirectory();
  }

  private String read() throws IOException {
    try (var stream =
        new AwsUrlList(bucket, "urls", "lists/urls.csv", folder)
            .open(new Deadline(Clock.systemUTC(), Instant.now().plusSeconds(20)))) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  /// A bucket with one object.
  private static final class Bucket implements S3Client {
    private String text = "";
    private @Nullable RuntimeException failure;

    @Override
    public <T> T getObject(
        GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
      assertThat(request.bucket()).isEqualTo("urls");
      assertThat(request.key()).isEqualTo("lists/urls.csv");
      if (failure != null) {
        throw failure;
      }
      try {
        return transformer.transform(
            GetObjectResponse.builder().build(),
            AbortableInputStream.create(new ByteArrayInputStream(text.getBytes(UTF_8))));
      } catch (Exception unexpected) {
        throw new IllegalStateException(unexpected);
      }
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
