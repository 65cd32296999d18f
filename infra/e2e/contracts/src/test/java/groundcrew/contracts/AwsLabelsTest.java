package groundcrew.contracts;

import groundcrew.treebutton.label.AwsLabels;
import groundcrew.treebutton.label.Labels;
import groundcrew.treebutton.label.LabelsContract;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;

class AwsLabelsTest extends LabelsContract {
  private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  @AfterAll
  static void close() {
    BUCKETS.close();
  }

  @Override
  protected Labels labels() {
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
