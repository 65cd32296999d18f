package groundcrew.local.cloudwatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The dashboards of all accounts; they belong to no region.
final class Dashboards {
  private final Map<String, String> bodies = new ConcurrentHashMap<>();

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
    bodies.put(arn(account, name), body);
  }

  void remove(String account, String name) {
    bodies.remove(arn(account, name));
  }

  ObjectNode get(String account, ObjectNode input) {
    var name = input.path("DashboardName").asText();
    var body =
        Optional.ofNullable(bodies.get(arn(account, name)))
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
