package groundcrew.local.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import java.util.List;
import java.util.Map;

/// The permissions that CloudWatch's calls take. Metrics have no ARN: a condition on the namespace
/// is all that can limit who writes them.
final class Needs {
  private Needs() {}

  static List<RequiredPermission> of(Call call) {
    var action = "cloudwatch:" + call.operation();
    return switch (call.operation()) {
      case "PutMetricData" ->
          List.of(
              new RequiredPermission(
                  action,
                  "*",
                  Map.of(CloudWatch.NAMESPACE_KEY, call.input().path("Namespace").asText())));
      case "DescribeAlarms" -> alarms(call, action);
      case "DescribeAlarmContributors" ->
          List.of(
              RequiredPermission.of(action, alarm(call, call.input().path("AlarmName").asText())));
      case "GetDashboard", "PutDashboard" ->
          List.of(
              RequiredPermission.of(
                  action,
                  Dashboards.arn(
                      call.caller().account(), call.input().path("DashboardName").asText())));
      default -> List.of(RequiredPermission.of(action, "*"));
    };
  }

  private static List<RequiredPermission> alarms(Call call, String action) {
    var names = call.input().path("AlarmNames").valueStream().map(JsonNode::asText).toList();
    return names.isEmpty()
        ? List.of(RequiredPermission.of(action, alarm(call, "*")))
        : names.stream().map(name -> RequiredPermission.of(action, alarm(call, name))).toList();
  }

  private static String alarm(Call call, String name) {
    return "arn:aws:cloudwatch:%s:%s:alarm:%s"
        .formatted(call.region(), call.caller().account(), name);
  }
}
