package groundcrew.treebutton.label;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Labels in an S3 bucket, as `labels/<press>.png`.
public final class AwsLabels implements Labels {
  private static final String CHECKSUM_OF_NOTHING = "AAAAAA==";

  private final S3Client s3;
  private final String bucket;

  public AwsLabels(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public String store(String press, byte[] png, Deadline deadline) {
    var key = "labels/%s.png".formatted(press);
    s3.putObject(request -> request(request, key, deadline), RequestBody.fromBytes(png));
    return "s3://%s/%s".formatted(bucket, key);
  }

  /// Sends a label as [#store] does, but with a checksum that does not fit it: S3 stores nothing.
  ///
  /// @throws S3Exception always
  public void sendDamaged(byte[] png, Deadline deadline) {
    s3.putObject(
        request ->
            request(request, "labels/damaged.png", deadline).checksumCRC32(CHECKSUM_OF_NOTHING),
        RequestBody.fromBytes(png));
  }

  private PutObjectRequest.Builder request(
      PutObjectRequest.Builder request, String key, Deadline deadline) {
    return request
        .bucket(bucket)
        .key(key)
        .contentType("image/png")
        .overrideConfiguration(AwsClients.within(deadline));
  }
}
