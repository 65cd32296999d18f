package groundcrew.local.scheduler;

import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.arn.Arn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a target receives.
final class Inputs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Inputs() {}

  static String of(Schedule schedule, Instant scheduled, String execution, int attempt) {
    var time = scheduled.truncatedTo(ChronoUnit.SECONDS).toString();
    return schedule
        .input()
        .map(input ->
            input
                .replace("<aws.scheduler.schedule-arn>", schedule.arn())
                .replace("<aws.scheduler.scheduled-time>", time)
                .replace("<aws.scheduler.execution-id>", execution)
                .replace("<aws.scheduler.attempt-number>", Integer.toString(attempt)))
        .orElseGet(() -> withoutInput(schedule, time, execution));
  }

  /// The service's own event, for a schedule that has no input.
  private static String withoutInput(Schedule schedule, String time, String execution) {
    var arn = Arn.parse(schedule.arn());
    var event =
        JSON.createObjectNode()
            .put("version", "0")
            .put("id", execution)
            .put("detail-type", "Scheduled Event")
            .put("source", "aws.scheduler")
            .put("account", arn.account())
            .put("time", time)
            .put("region", arn.region());
    event.putArray("resources").add(schedule.arn());
    return event.put("detail", "{}").toString();
  }
}
