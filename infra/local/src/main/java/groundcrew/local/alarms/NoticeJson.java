package groundcrew.local.alarms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A notice as programs read it: what CloudWatch publishes for every protocol but e-mail.
public final class NoticeJson {
  private NoticeJson() {}

  /// Returns the message.
  public static ObjectNode of(Notice notice) {
    var alarm = notice.alarm();
    var message =
        JsonNodeFactory.instance
            .objectNode()
            .put("AlarmName", alarm.name())
            .put("AlarmDescription", alarm.declared().path("AlarmDescription").textValue())
            .put("AWSAccountId", alarm.accountRegion().account())
            .put("AlarmConfigurationUpdatedTimestamp", Reasons.time(alarm.created()))
            .put("NewStateValue", notice.now().value().name())
            .put("NewStateReason", notice.now().reason())
            .put("StateChangeTime", Reasons.time(notice.now().since()))
            .put("Region", new NoticeText(notice).region())
            .put("AlarmArn", alarm.arn())
            .put("OldStateValue", notice.before().name());
    for (var actions :
        Map.of(
                "OKActions",
                State.OK,
                "AlarmActions",
                State.ALARM,
                "InsufficientDataActions",
                State.INSUFFICIENT_DATA)
            .entrySet()) {
      var list = message.putArray(actions.getKey());
      alarm.actions().getOrDefault(actions.getValue(), List.of()).forEach(list::add);
    }
    if (!notice.contributor().isEmpty()) {
      var contributor = message.putObject("AlarmContributor");
      contributor.put("ContributorId", DescribeContributors.id(notice.contributor()));
      var attributes = contributor.putObject("ContributorAttributes");
      notice.contributor().forEach(attributes::put);
    }
    message.set("Trigger", trigger(alarm));
    return message;
  }

  private static ObjectNode trigger(Alarm alarm) {
    var declared = alarm.declared();
    var trigger = JsonNodeFactory.instance.objectNode();
    if (declared.has("Metrics")) {
      trigger.set("Metrics", declared.path("Metrics"));
    } else {
      trigger
          .put("MetricName", declared.path("MetricName").asText())
          .put("Namespace", declared.path("Namespace").asText())
          .put("StatisticType", "Statistic")
          .put("Statistic", declared.path("Statistic").asText().toUpperCase(Locale.ROOT))
          .put("Unit", declared.path("Unit").textValue());
      var dimensions = trigger.putArray("Dimensions");
      for (var dimension : declared.path("Dimensions")) {
        dimensions
            .addObject()
            .put("value", dimension.path("Value").asText())
            .put("name", dimension.path("Name").asText());
      }
    }
    return trigger
        .put("Period", alarm.query().period().toSeconds())
        .put("EvaluationPeriods", alarm.evaluator().periods())
        .put("ComparisonOperator", alarm.evaluator().comparison().apiName())
        .put("Threshold", alarm.evaluator().threshold())
        .put("TreatMissingData", alarm.evaluator().missing().apiName());
  }
}
