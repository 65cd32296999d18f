package groundcrew.bluegreen.learn;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The keys of objects in a bucket.
final class AwsObjectKeys {
  private AwsObjectKeys() {}

  /// Returns the keys that begin with a prefix.
  static Stream<String> below(S3Client s3, String bucket, String prefix, Deadline deadline) {
    return s3
        .listObjectsV2Paginator(request ->
            request
                .bucket(bucket)
                .prefix(prefix)
                .overrideConfiguration(AwsClients.within(deadline)))
        .contents()
        .stream()
        .map(S3Object::key);
  }
}
