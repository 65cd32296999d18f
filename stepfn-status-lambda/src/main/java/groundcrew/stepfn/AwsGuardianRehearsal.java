package groundcrew.stepfn;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.common.AwsRehearsal;
import groundcrew.common.Json;
import groundcrew.common.JsonObject;
import groundcrew.stepfn.states.MaxAges;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;

/// The events that are rehearsed before a snapshot, and what AWS would answer to their calls: two
/// machines of one account, which nobody has.
final class AwsGuardianRehearsal {
  private static final String MACHINES = "arn:aws:states:us-east-1:000000000001:stateMachine:";
  private static final String STANDARD = MACHINES + "rehearsed";
  private static final String EXPRESS = MACHINES + "rehearsed-express";
  private static final String EXECUTION =
      "arn:aws:states:us-east-1:000000000001:execution:rehearsed:first";
  private static final Instant RUN = Instant.EPOCH;

  private static final String COUNTED =
      """
      <GetMetricDataResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">\
      <GetMetricDataResult><MetricDataResults><member><Id>q3</Id><StatusCode>Complete</StatusCode>\
      <Timestamps><member>1970-01-01T00:00:00Z</member></Timestamps>\
      <Values><member>1.0</member></Values></member></MetricDataResults></GetMetricDataResult>\
      </GetMetricDataResponse>\
      """;

  private AwsGuardianRehearsal() {}

  static AwsRehearsal answers() {
    return new AwsRehearsal((operation, _) ->
        switch (operation) {
          case "ListStateMachines" -> Json.write(machines());
          case "ListExecutions" -> Json.write(executions());
          case "GetResources" -> Json.write(tags());
          case "GetMetricData" -> COUNTED;
          case "PutMetricData" -> "<PutMetricDataResponse/>";
          case "Scan" -> Json.write(scanned());
          case "GetItem" -> Json.write(Json.object().set("Item", item()));
          default -> "{}";
        });
  }

  private static JsonObject machines() {
    var answer = Json.object();
    answer
        .putArray("stateMachines")
        .add(machine(STANDARD, "STANDARD"))
        .add(machine(EXPRESS, "EXPRESS"));
    return answer;
  }

  private static JsonObject machine(String arn, String type) {
    return Json.object()
        .put("stateMachineArn", arn)
        .put("name", arn.substring(MACHINES.length()))
        .put("type", type)
        .put("creationDate", RUN.getEpochSecond());
  }

  private static JsonObject executions() {
    var answer = Json.object();
    answer.putArray("executions").add(execution(RUN.getEpochSecond()));
    return answer;
  }

  /// @param time in the unit that the reader expects
  private static JsonObject execution(long time) {
    return Json.object()
        .put("executionArn", EXECUTION)
        .put("stateMachineArn", STANDARD)
        .put("name", "first")
        .put("status", "SUCCEEDED")
        .put("startDate", time)
        .put("stopDate", time)
        .put("redriveCount", 0);
  }

  private static JsonObject scanned() {
    var answer = Json.object().put("Count", 1);
    answer.putArray("Items").add(item());
    return answer;
  }

  /// Returns what is known of the machine before.
  private static JsonObject item() {
    var verdict =
        Json.object()
            .set("executionArn", text(EXECUTION))
            .set("status", text("FAILED"))
            .set("startDate", text(RUN.toString()))
            .set("redriveCount", Json.object().put("N", "0"));
    return Json.object()
        .set("stateMachineArn", text(STANDARD))
        .set("type", text("STANDARD"))
        .set("version", Json.object().put("N", "1"))
        .set("created", text(RUN.toString()))
        .set("readAt", text(RUN.toString()))
        .set("maxAge", text(Duration.ofDays(1).toString()))
        .set("verdict", Json.object().set("M", verdict));
  }

  private static JsonObject text(String value) {
    return Json.object().put("S", value);
  }

  private static JsonObject tags() {
    var answer = Json.object().put("PaginationToken", "");
    answer
        .putArray("ResourceTagMappingList")
        .addObject()
        .put("ResourceARN", STANDARD)
        .putArray("Tags")
        .addObject()
        .put("Key", MaxAges.TAG)
        .put("Value", Duration.ofDays(1).toString());
    return answer;
  }

  /// Returns the event that starts a run.
  static InputStream run() {
    return stream(Json.object().put("time", RUN.toString()));
  }

  /// Returns the event of an execution that has ended.
  static InputStream statusChange() {
    return stream(Json.object().set("detail", execution(RUN.toEpochMilli())));
  }

  /// Returns the event of somebody who looks at the traffic light.
  static InputStream view() {
    return stream(Json.object().set("widgetContext", Json.object().put("theme", "dark")));
  }

  private static InputStream stream(JsonObject event) {
    return new ByteArrayInputStream(Json.write(event).getBytes(UTF_8));
  }
}
