package groundcrew.bluegreen.learn;

import groundcrew.common.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// Access logs in S3, in a folder for each day.
public final class AwsAccessLogs implements AccessLogs {
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("uuuu/MM/dd/", Locale.ROOT);

  /// Connection logs and health check logs, whose names begin with `conn_log.` and
  /// `health_check_log.`, may be in the same folder.
  private static final Pattern LOG =
      Pattern.compile(".*/[0-9]{12}_elasticloadbalancing_[^/]+\\.log\\.gz");

  private final S3Client s3;
  private final String bucket;
  private final String prefix;

  /// @param prefix of the folders of the years, with its slash, such as
  ///   `AWSLogs/111122223333/elasticloadbalancing/eu-west-1/`
  public AwsAccessLogs(S3Client s3, String bucket, String prefix) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public List<String> of(LocalDate day, Deadline deadline) {
    return AwsObjectKeys.below(s3, bucket, prefix + FOLDER.format(day), deadline)
        .filter(key -> LOG.matcher(key).matches())
        .sorted()
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  @Override
  public InputStream open(String log) throws IOException {
    try {
      return s3.getObject(request -> request.bucket(bucket).key(prefix + log));
    } catch (SdkException refused) {
      throw new IOException(refused.getMessage(), refused);
    }
  }
}
