package groundcrew.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import groundcrew.treebutton.label.AwsLabels;
import groundcrew.treebutton.label.LabelsContract;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AwsLabelsTest extends LabelsContract {
  @AutoClose private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  @Test
  void aDamagedLabelIsRefusedAndNotStored() {
    var time = new VirtualTime(Instant.parse("2026-06-01T12:00:00Z"));
    var deadline = new Deadline(time, time.instant().plusSeconds(60));

    assertThatThrownBy(() -> labels().sendDamaged("label".getBytes(UTF_8), deadline))
        .isInstanceOf(S3Exception.class);
    assertThat(BUCKETS.client().listObjectsV2(request -> request.bucket(bucket)).contents())
        .isEmpty();
  }

  @Override
  protected AwsLabels labels() {
    return new AwsLabels(BUCKETS.client(), bucket);
  }

  @Override
  protected byte[] stored(String url) {
    var uri = URI.create(url);
    return BUCKETS
        .client()
        .getObjectAsBytes(request -> request.bucket(uri.getHost()).key(uri.getPath().substring(1)))
        .asByteArray();
  }
}
