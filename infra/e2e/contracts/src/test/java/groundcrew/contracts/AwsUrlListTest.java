package groundcrew.contracts;

import groundcrew.bluegreen.list.AwsUrlList;
import groundcrew.bluegreen.list.UrlList;
import groundcrew.bluegreen.list.UrlListContract;
import org.junit.jupiter.api.AutoClose;
import software.amazon.awssdk.core.sync.RequestBody;

class AwsUrlListTest extends UrlListContract {
  private static final String KEY = "lists/urls.csv";
  @AutoClose private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  @Override
  protected UrlList list() {
    return new AwsUrlList(BUCKETS.client(), bucket, KEY);
  }

  @Override
  protected void put(String csv) {
    BUCKETS
        .client()
        .putObject(request -> request.bucket(bucket).key(KEY), RequestBody.fromString(csv));
  }

  @Override
  protected void remove() {
    BUCKETS.client().deleteObject(request -> request.bucket(bucket).key(KEY));
  }
}
