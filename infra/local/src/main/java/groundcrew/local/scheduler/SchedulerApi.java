package groundcrew.local.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Timestamps;
import groundcrew.local.ground.Ground;
import groundcrew.local.limits.Listing;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Shows the schedules of an account and region.
final class SchedulerApi extends PartialService {
  private static final int PAGE = 100;
  private static final Set<String> OPERATIONS = Set.of("ListSchedules", "GetSchedule");

  private final Scheduler scheduler;
  private final Ground ground;

  SchedulerApi(Scheduler scheduler, Ground ground) {
    super("scheduler", OPERATIONS);
    this.scheduler = scheduler;
    this.ground = ground;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    var resource =
        call.operation().equals("GetSchedule")
            ? "arn:aws:scheduler:%s:%s:schedule/%s/%s"
                .formatted(
                    call.region(),
                    call.caller().account(),
                    group(call),
                    call.input().path("Name").asText())
            : "*";
    return List.of(RequiredPermission.of("scheduler:" + call.operation(), resource));
  }

  @Override
  public ObjectNode answer(Call call) {
    return call.operation().equals("GetSchedule") ? get(call) : list(call);
  }

  private ObjectNode get(Call call) {
    var name = call.input().path("Name").asText();
    var schedule =
        schedules(call)
            .filter(one -> one.name().equals(name) && one.group().equals(group(call)))
            .findAny()
            .orElseThrow(() ->
                new AwsError(
                    404,
                    "ResourceNotFoundException",
                    "Schedule %s does not exist.".formatted(name)));
    var shown = shown(schedule);
    shown
        .put("ScheduleExpression", schedule.expression())
        .put("ScheduleExpressionTimezone", schedule.zone().getId())
        .putObject("FlexibleTimeWindow")
        .put("Mode", "OFF");
    var target =
        shown
            .putObject("Target")
            .put("Arn", schedule.targetArn())
            .put("RoleArn", schedule.roleArn());
    schedule.input().ifPresent(input -> target.put("Input", input));
    return shown;
  }

  private ObjectNode list(Call call) {
    var prefix = call.input().path("NamePrefix").asText("");
    var group = call.input().path("GroupName").asText("");
    return new Listing(
            "Schedules",
            "NextToken",
            "MaxResults",
            PAGE,
            ground.paging(),
            ground.clock(),
            () -> new AwsError(400, "ValidationException", "Invalid NextToken"))
        .answer(
            call.input(),
            schedules(call)
                .filter(one -> one.name().startsWith(prefix))
                .filter(one -> group.isEmpty() || one.group().equals(group)),
            Schedule::arn,
            SchedulerApi::listed);
  }

  private Stream<Schedule> schedules(Call call) {
    return scheduler.in(call.accountRegion());
  }

  private static String group(Call call) {
    return call.input().path("GroupName").asText("default");
  }

  private static JsonNode listed(Schedule schedule) {
    var shown = shown(schedule);
    shown.putObject("Target").put("Arn", schedule.targetArn());
    return shown;
  }

  private static ObjectNode shown(Schedule schedule) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Arn", schedule.arn())
        .put("Name", schedule.name())
        .put("GroupName", schedule.group())
        .put("State", schedule.enabled() ? "ENABLED" : "DISABLED")
        .put("CreationDate", Timestamps.seconds(schedule.start()));
  }
}
