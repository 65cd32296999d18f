package groundcrew.local.cloudwatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Timestamps;
import groundcrew.local.limits.Listing;
import groundcrew.local.limits.Paging;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The dashboards of all accounts; they belong to no region.
final class Dashboards {
  private static final int PAGE = 1000;

  private final Map<String, Dashboard> dashboards = new ConcurrentHashMap<>();
  private final Paging paging;
  private final InstantSource clock;

  private record Dashboard(String account, String name, String body, Instant modified) {
    ObjectNode shown() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("DashboardName", name)
          .put("DashboardArn", arn(account, name))
          .put("LastModified", Timestamps.seconds(modified))
          .put("Size", body.getBytes(StandardCharsets.UTF_8).length);
    }
  }

  Dashboards(Paging paging, InstantSource clock) {
    this.paging = paging;
    this.clock = clock;
  }

  static String arn(String account, String name) {
    return "arn:aws:cloudwatch::%s:dashboard/%s".formatted(account, name);
  }

  ObjectNode put(String account, ObjectNode input) {
    var name = input.path("DashboardName").asText();
    var body = input.path("DashboardBody").asText();
    var faults = faults(name, body);
    if (!faults.isEmpty()) {
      throw new AwsError(
          400,
          "DashboardInvalidInputError",
          "The dashboard is not valid: " + String.join("; ", faults));
    }
    put(account, name, body);
    var answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("DashboardValidationMessages");
    return answer;
  }

  static List<String> faults(String name, String body) {
    return name.matches("[A-Za-z0-9_-]{1,255}")
        ? DashboardBody.faults(body)
        : List.of("the name '" + name + "' must be letters, digits, - and _");
  }

  void put(String account, String name, String body) {
    dashboards.put(arn(account, name), new Dashboard(account, name, body, clock.instant()));
  }

  void remove(String account, String name) {
    dashboards.remove(arn(account, name));
  }

  ObjectNode list(String account, ObjectNode input) {
    var prefix = input.path("DashboardNamePrefix").asText("");
    return new Listing(
            "DashboardEntries",
            "NextToken",
            "",
            PAGE,
            paging,
            clock,
            () -> new AwsError(400, "InvalidParameterValue", "Invalid NextToken"))
        .answer(
            input,
            dashboards.values().stream()
                .filter(one -> one.account().equals(account) && one.name().startsWith(prefix)),
            Dashboard::name,
            Dashboard::shown);
  }

  ObjectNode get(String account, ObjectNode input) {
    var name = input.path("DashboardName").asText();
    var body =
        Optional.ofNullable(dashboards.get(arn(account, name)))
            .map(Dashboard::body)
            .orElseThrow(() ->
                new AwsError(
                    404, "DashboardNotFoundError", "Dashboard " + name + " does not exist"));
    return JsonNodeFactory.instance
        .objectNode()
        .put("DashboardArn", arn(account, name))
        .put("DashboardBody", body)
        .put("DashboardName", name);
  }
}
