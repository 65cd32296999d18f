package groundcrew.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bluegreen.learn.AccessLogs;
import groundcrew.bluegreen.learn.AccessLogsContract;
import groundcrew.bluegreen.learn.AwsAccessLogs;
import groundcrew.common.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class AwsAccessLogsTest extends AccessLogsContract {
  private static final String PREFIX = "web/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/";
  @AutoClose private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  @Override
  protected AccessLogs logs() {
    return new AwsAccessLogs(BUCKETS.client(), bucket, PREFIX);
  }

  @Override
  protected void put(LocalDate day, String name, byte[] log) {
    putObject(day, "111122223333_elasticloadbalancing_eu-west-1_app.web.%s.log.gz", name, log);
  }

  @Test
  void logsOfConnectionsAndHealthChecksAreNoAccessLogs() {
    var day = LocalDate.parse("2026-01-31");
    putObject(day, "conn_log.111122223333_elasticloadbalancing_%s.log.gz", "a", new byte[1]);
    putObject(
        day, "health_check_log.111122223333_elasticloadbalancing_%s.log.gz", "a", new byte[1]);

    assertThat(
            logs()
                .of(
                    day,
                    new Deadline(Clock.systemUTC(), Instant.now().plus(Duration.ofMinutes(1)))))
        .isEmpty();
  }

  private void putObject(LocalDate day, String file, String name, byte[] log) {
    var folder = PREFIX + day.toString().replace('-', '/') + "/";
    BUCKETS
        .client()
        .putObject(
            request -> request.bucket(bucket).key(folder + file.formatted(name)),
            RequestBody.fromBytes(log));
  }
}
