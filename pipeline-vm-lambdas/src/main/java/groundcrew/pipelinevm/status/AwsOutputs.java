package groundcrew.pipelinevm.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// Reads the ends of outputs. Run Command answers with their beginnings; all of a long one is in
/// the bucket.
public final class AwsOutputs {
  private static final Logger LOG = LoggerFactory.getLogger(AwsOutputs.class);

  /// The sizes at which Run Command cuts, in characters.
  private static final int STDOUT = 24_000;

  private static final int STDERR = 8_000;

  private static final String RANGE = "bytes=-4000";

  private final S3Client s3;

  public AwsOutputs(S3Client s3) {
    this.s3 = s3;
  }

  String stdout(String beginning, String url, Deadline deadline) {
    return end(beginning, STDOUT, url, deadline);
  }

  String stderr(String beginning, String url, Deadline deadline) {
    return end(beginning, STDERR, url, deadline);
  }

  private String end(String beginning, int most, String url, Deadline deadline) {
    if (beginning.length() < most || url.isEmpty()) {
      return beginning;
    }
    // https://s3.<region>.amazonaws.com/<bucket>/<key>
    var path = URI.create(url).getPath().split("/", 3);
    try {
      return s3.getObjectAsBytes(request ->
              request
                  .bucket(path[1])
                  .key(path[2])
                  .range(RANGE)
                  .overrideConfiguration(AwsClients.within(deadline)))
          .asString(UTF_8);
    } catch (SdkException unreadable) {
      LOG.warn("cannot read the end of {}: {}", url, unreadable.getMessage());
      return beginning;
    }
  }
}
