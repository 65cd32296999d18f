package groundcrew.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.bluegreen.report.AwsReports;
import groundcrew.bluegreen.report.Reports;
import groundcrew.bluegreen.report.ReportsContract;
import org.junit.jupiter.api.AutoClose;

class AwsReportsTest extends ReportsContract {
  @AutoClose private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  @Override
  protected Reports reports() {
    return new AwsReports(BUCKETS.client(), bucket, "reports/");
  }

  @Override
  protected String stored(String name) {
    return BUCKETS
        .client()
        .getObjectAsBytes(request -> request.bucket(bucket).key("reports/" + name))
        .asString(UTF_8);
  }
}
