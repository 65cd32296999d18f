package groundcrew.treebutton.label;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Labels in an S3 bucket, as `labels/<press>.png`.
public final class AwsLabels implements Labels {
  private final S3Client s3;
  private final String bucket;

  public AwsLabels(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public String store(String press, byte[] png, Deadline deadline) {
    var key = "labels/%s.png".formatted(press);
    s3.putObject(
        request ->
            request
                .bucket(bucket)
                .key(key)
                .contentType("image/png")
                .overrideConfiguration(AwsClients.within(deadline)),
        RequestBody.fromBytes(png));
    return "s3://%s/%s".formatted(bucket, key);
  }
}
