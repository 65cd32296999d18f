package groundcrew.tagging.accounts;

import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;

/// What others leave of the quota of ListTagsForResource. Each call takes 20 ms.
final class TagQuota {
  private static final Duration CALL = Duration.ofMillis(20);
  private static final double BURST = 15;

  private final VirtualTime time;
  private final double perSecond;
  private final List<Instant> calls = new ArrayList<>();
  private double tokens = BURST;
  private Instant refilled;
  private int throttled;

  TagQuota(VirtualTime time, double perSecond) {
    this.time = time;
    this.perSecond = perSecond;
    this.refilled = time.instant();
  }

  void take() {
    time.sleep(CALL);
    var now = time.instant();
    calls.add(now);
    tokens = Math.min(BURST, tokens + Duration.between(refilled, now).toNanos() / 1e9 * perSecond);
    refilled = now;
    if (tokens < 1) {
      throttled++;
      throw TooManyRequestsException.builder()
          .statusCode(400)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode("TooManyRequestsException").build())
          .build();
    }
    tokens--;
  }

  int throttled() {
    return throttled;
  }

  /// Returns the number of calls in the busiest time of the given length.
  long mostCallsIn(Duration length) {
    var most = 0;
    var first = 0;
    for (var last = 0; last < calls.size(); last++) {
      while (!calls.get(first).plus(length).isAfter(calls.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
