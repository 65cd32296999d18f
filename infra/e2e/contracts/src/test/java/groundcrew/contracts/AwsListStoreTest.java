package groundcrew.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.bluegreen.learn.AwsListStore;
import groundcrew.bluegreen.learn.ListStore;
import groundcrew.bluegreen.learn.ListStoreContract;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import software.amazon.awssdk.core.sync.RequestBody;

class AwsListStoreTest extends ListStoreContract {
  @AutoClose private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  @Override
  protected ListStore store() {
    return new AwsListStore(BUCKETS.client(), bucket, "urls.csv", "state/");
  }

  @Override
  protected String published() {
    return BUCKETS
        .client()
        .getObjectAsBytes(request -> request.bucket(bucket).key("urls.csv"))
        .asString(UTF_8);
  }

  @Override
  protected void corrupt(ListStore store, LocalDate day) {
    BUCKETS
        .client()
        .putObject(
            request -> request.bucket(bucket).key("state/%s.json".formatted(day)),
            RequestBody.fromString("{\"version\":0}"));
  }
}
