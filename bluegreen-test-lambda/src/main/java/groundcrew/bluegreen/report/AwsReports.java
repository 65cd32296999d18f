package groundcrew.bluegreen.report;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Reports in S3.
public final class AwsReports implements Reports {
  /// The answer to a conditional put where there is an object.
  private static final int EXISTS = 412;

  private final S3Client s3;
  private final String bucket;
  private final String prefix;

  /// @param prefix of the keys, with its slash
  public AwsReports(S3Client s3, String bucket, String prefix) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public String put(
      String name, String contentType, String text, boolean replace, Deadline deadline) {
    try {
      s3.putObject(
          request ->
              request
                  .bucket(bucket)
                  .key(prefix + name)
                  .contentType(contentType)
                  .ifNoneMatch(replace ? null : "*")
                  .overrideConfiguration(AwsClients.within(deadline)),
          RequestBody.fromString(text));
    } catch (S3Exception failure) {
      if (replace || failure.statusCode() != EXISTS) {
        throw failure;
      }
    }
    return "s3://%s/%s%s".formatted(bucket, prefix, name);
  }
}
