package groundcrew.local.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A notice as people read it: the e-mail that CloudWatch sends through SNS.
///
/// @param notice change of state that the text describes
public record NoticeText(Notice notice) {
  private static final int LONGEST_SUBJECT = 100;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE dd MMMM, yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Map<String, String> REGIONS =
      Map.of(
          "eu-central-1", "EU (Frankfurt)",
          "eu-west-1", "EU (Ireland)",
          "eu-west-2", "EU (London)",
          "us-east-1", "US East (N. Virginia)",
          "us-west-2", "US West (Oregon)");

  /// Returns the subject, cut to what SNS takes.
  public String subject() {
    var subject =
        "%s: \"%s\" in %s"
            .formatted(notice.now().value(), notice.alarm().name(), region())
            .replaceAll("[^ -~]", "?");
    return subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length()));
  }

  /// Returns the text.
  public String text() {
    var alarm = notice.alarm();
    var declared = alarm.declared();
    return """
    You are receiving this email because your Amazon CloudWatch Alarm "%s" in the %s region has entered the %s state, because "%s" at "%s".

    Alarm Details:
    - Name: %s
    - Description: %s
    - State Change: %s -> %s
    - Reason for State Change: %s
    - Timestamp: %s
    - AWS Account: %s
    - Alarm Arn: %s
    %s
    Threshold:
    - The alarm is in the ALARM state when the metric is %s %s for at least %d of the last %d period(s) of %d seconds.

    Monitored Metric:
    %s\
    """
        .formatted(
            alarm.name(),
            region(),
            notice.now().value(),
            notice.now().reason(),
            DAY.format(notice.now().since()),
            alarm.name(),
            declared.path("AlarmDescription").asText(""),
            notice.before(),
            notice.now().value(),
            notice.now().reason(),
            DAY.format(notice.now().since()),
            alarm.accountRegion().account(),
            alarm.arn(),
            contributor(),
            alarm.evaluator().comparison().apiName(),
            alarm.evaluator().threshold(),
            alarm.evaluator().toAlarm(),
            alarm.evaluator().periods(),
            alarm.query().period().toSeconds(),
            metric(declared));
  }

  String region() {
    var region = notice.alarm().accountRegion().region();
    return REGIONS.getOrDefault(region, region);
  }

  private String contributor() {
    return notice.contributor().isEmpty()
        ? ""
        : "\nAlarm Contributor:\n"
            + notice.contributor().entrySet().stream()
                .map(entry -> "- %s = %s%n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
  }

  private static String metric(JsonNode declared) {
    if (declared.has("Metrics")) {
      return "- Expression: %s%n".formatted(declared.at("/Metrics/0/Expression").asText());
    }
    var dimensions =
        declared
            .path("Dimensions")
            .valueStream()
            .map(d -> "%s = %s".formatted(d.path("Name").asText(), d.path("Value").asText()))
            .collect(Collectors.joining(", ", "[", "]"));
    return """
    - MetricNamespace: %s
    - MetricName: %s
    - Dimensions: %s
    - Period: %s seconds
    - Statistic: %s
    """
        .formatted(
            declared.path("Namespace").asText(),
            declared.path("MetricName").asText(),
            dimensions,
            declared.path("Period").asText(),
            declared.path("Statistic").asText());
  }
}
