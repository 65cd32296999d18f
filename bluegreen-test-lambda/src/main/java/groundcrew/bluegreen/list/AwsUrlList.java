package groundcrew.bluegreen.list;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A list in S3.
///
/// It is copied to a file of its own first, which is deleted when it is closed: the tests take
/// longer than S3 keeps a connection that hardly reads, and a warm process must never see the list
/// of an earlier deployment.
public final class AwsUrlList implements UrlList {
  private static final int FORBIDDEN = 403;

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final Path folder;

  public AwsUrlList(S3Client s3, String bucket, String key) {
    this(s3, bucket, key, Path.of(System.getProperty("java.io.tmpdir")));
  }

  AwsUrlList(S3Client s3, String bucket, String key, Path folder) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.folder = folder;
  }

  @Override
  public InputStream open(Deadline deadline) {
    try {
      var file = Files.createTempFile(folder, "urls-", ".csv");
      try {
        download(file, deadline);
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
      } catch (RuntimeException | IOException unreadable) {
        Files.deleteIfExists(file);
        throw unreadable;
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void download(Path file, Deadline deadline) {
    // The SDK writes to a file that does not exist yet only, and closes no stream.
    try (var out = Files.newOutputStream(file)) {
      s3.getObject(
          request ->
              request.bucket(bucket).key(key).overrideConfiguration(AwsClients.within(deadline)),
          ResponseTransformer.toOutputStream(out));
    } catch (NoSuchKeyException missing) {
      throw new UnreadableListException("%s does not exist".formatted(url()), missing);
    } catch (S3Exception refused) {
      // Without the permission to list the bucket, S3 answers so for an object that does not exist.
      throw new UnreadableListException(
          refused.statusCode() == FORBIDDEN
              ? "%s does not exist, or the function may not read it".formatted(url())
              : "%s cannot be read: %s".formatted(url(), refused.getMessage()),
          refused);
    } catch (SdkException unanswered) {
      throw new UnreadableListException(
          "%s cannot be read: %s".formatted(url(), unanswered.getMessage()), unanswered);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private String url() {
    return "s3://%s/%s".formatted(bucket, key);
  }
}
