package groundcrew.bluegreen.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AwsReportsTest extends ReportsContract {
  private final Bucket bucket = new Bucket();

  @Override
  protected Reports reports() {
    return new AwsReports(bucket, "urls", "reports/");
  }

  @Override
  protected String stored(String name) {
    return bucket.texts.getOrDefault("urls/reports/" + name, "");
  }

  @Test
  void aBrowserShowsTheDocument() {
    reports()
        .put(
            "d-1.html",
            "text/html; charset=utf-8",
            "",
            true,
            new Deadline(Clock.systemUTC(), Instant.now().plusSeconds(20)));

    assertThat(bucket.types).containsEntry("urls/reports/d-1.html", "text/html; charset=utf-8");
  }

  private static final class Bucket implements S3Client {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
      var key = request.bucket() + "/" + request.key();
      if ("*".equals(request.ifNoneMatch()) && texts.containsKey(key)) {
        throw S3Exception.builder().statusCode(412).build();
      }
      try (var stream = body.contentStreamProvider().newStream()) {
        texts.put(key, new String(stream.readAllBytes(), UTF_8));
        types.put(key, request.contentType());
      } catch (IOException unexpected) {
        throw new UncheckedIOException(unexpected);
      }
      return PutObjectResponse.builder().build();
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
