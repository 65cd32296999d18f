package groundcrew.local.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceProperties;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An alarm as a template declares it.
record AlarmProperties(Resource resource, ResourceProperties properties) {
  private static final int MOST_ACTIONS = 5;
  private static final Set<String> KNOWN =
      Set.of(
          "ActionsEnabled",
          "AlarmActions",
          "AlarmDescription",
          "AlarmName",
          "ComparisonOperator",
          "DatapointsToAlarm",
          "Dimensions",
          "EvaluationPeriods",
          "InsufficientDataActions",
          "MetricName",
          "Metrics",
          "Namespace",
          "OKActions",
          "Period",
          "Statistic",
          "Tags",
          "Threshold",
          "TreatMissingData",
          "Unit");
  private static final Map<State, String> ACTIONS =
      Map.of(
          State.OK, "OKActions",
          State.ALARM, "AlarmActions",
          State.INSUFFICIENT_DATA, "InsufficientDataActions");

  static AlarmProperties of(Resource resource) {
    return new AlarmProperties(resource, ResourceProperties.of(resource, KNOWN));
  }

  Alarm alarm(Instant now) {
    var place = resource.place();
    var query = new QueryProperties(resource.properties(), properties).query();
    var evaluator = evaluator();
    Lengths.check(properties, query, evaluator.periods());
    var name = properties.name("AlarmName", 255);
    return new Alarm(
        new AccountRegion(place.account(), place.region()),
        name,
        query,
        evaluator,
        actions(),
        declared(name, evaluator),
        now);
  }

  private AlarmEvaluator evaluator() {
    var operator = properties.required("ComparisonOperator");
    var comparison =
        Comparison.named(operator)
            .orElseThrow(
                () -> properties.fault("ComparisonOperator", operator + " is not known here"));
    var treatment = properties.text("TreatMissingData").orElse("missing");
    var missing =
        MissingData.named(treatment)
            .orElseThrow(() ->
                properties.fault(
                    "TreatMissingData",
                    "must be breaching, notBreaching, ignore or missing, but is " + treatment));
    var periods = properties.number("EvaluationPeriods", 0);
    var needed =
        properties.find("DatapointsToAlarm").map(n -> properties.number("DatapointsToAlarm", 0));
    if (periods < 1) {
      throw properties.fault("EvaluationPeriods", "must be at least 1");
    }
    if (needed.filter(n -> n < 1 || n > periods).isPresent()) {
      throw properties.fault("DatapointsToAlarm", "must be 1 to EvaluationPeriods");
    }
    return new AlarmEvaluator(comparison, threshold(), periods, needed, missing);
  }

  private double threshold() {
    try {
      return Double.parseDouble(properties.required("Threshold"));
    } catch (NumberFormatException e) {
      throw properties.fault("Threshold", "must be a number");
    }
  }

  private Map<State, List<String>> actions() {
    var actions = new EnumMap<State, List<String>>(State.class);
    ACTIONS.forEach((state, property) -> actions.put(state, actions(property)));
    return properties.flag("ActionsEnabled", true) ? Map.copyOf(actions) : Map.of();
  }

  private List<String> actions(String property) {
    var arns =
        properties.find(property).stream()
            .flatMap(JsonNode::valueStream)
            .map(JsonNode::asText)
            .toList();
    if (arns.size() > MOST_ACTIONS) {
      throw properties.fault(property, "has more than " + MOST_ACTIONS + " actions");
    }
    var region = resource.place().region();
    arns.stream()
        .filter(arn -> !arn.startsWith("arn:aws:sns:" + region + ":"))
        .findAny()
        .ifPresent(arn -> {
          throw properties.fault(property, "must be topics of " + region + ", but has " + arn);
        });
    return arns;
  }

  /// The properties that DescribeAlarms shows, which have the same names there.
  private ObjectNode declared(String name, AlarmEvaluator evaluator) {
    var declared = resource.properties().deepCopy();
    declared.remove("Tags");
    declared.put("AlarmName", name);
    declared.put("ActionsEnabled", properties.flag("ActionsEnabled", true));
    declared.put("Threshold", evaluator.threshold());
    declared.put("EvaluationPeriods", evaluator.periods());
    evaluator.needed().ifPresent(needed -> declared.put("DatapointsToAlarm", needed));
    Optional.of(properties.number("Period", 0))
        .filter(seconds -> seconds > 0)
        .ifPresent(seconds -> declared.put("Period", seconds));
    return declared;
  }
}
