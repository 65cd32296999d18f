package groundcrew.stepfn;

import groundcrew.common.Deadline;
import groundcrew.common.StrictJson;
import groundcrew.stepfn.event.StatusChange;
import groundcrew.stepfn.event.StatusChangeEvent;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineStatuses;
import groundcrew.stepfn.metrics.MachineMetrics;
import groundcrew.stepfn.metrics.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The priming calls of the execution event function. They follow the path of an event and change
/// nothing: the state machine does not exist, and AWS refuses both writes.
record ExecutionEventPriming(MachineStatuses statuses, Metrics metrics, InstantSource clock) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /// CloudWatch refuses values whose time is more than two weeks ago, and charges nothing for them.
  private static final Instant TOO_OLD = Instant.EPOCH;

  private static final String EVENT =
      """
      {"detail-type": "Step Functions Execution Status Change", "source": "aws.states", "detail": {
        "executionArn": "arn:aws:states:us-east-1:000000000000:execution:groundcrew-priming:none",
        "stateMachineArn": "arn:aws:states:us-east-1:000000000000:stateMachine:groundcrew-priming",
        "status": "FAILED", "startDate": 0, "stopDate": [0], "redriveCount": [0],
        "error": ["None"], "cause": [null]}}
      """;

  /// Reads an item that does not exist and replaces a version that does not exist: the condition of
  /// the write fails.
  void readAndWrite() {
    var status = sample();
    statuses.find(status.machine().arn(), deadline());
    statuses.replace(status.nextVersion(), deadline());
  }

  /// Publishes values that are too old.
  void publish() {
    var status = sample();
    var values = new MachineMetrics(false).of(status, TOO_OLD);
    metrics.publish(values, Optional.of(TOO_OLD), deadline());
    StrictJson.write(ExecutionEventsAnswer.of(List.of("none")));
  }

  private static MachineStatus sample() {
    var batch =
        StrictJson.write(Map.of("Records", List.of(Map.of("messageId", "none", "body", EVENT))));
    var message = StrictJson.read(batch, ExecutionEvents.class).records().orElseThrow().getFirst();
    var change =
        StatusChange.of(StrictJson.read(message.body(), StatusChangeEvent.class)).orElseThrow();
    return MachineStatus.none(change.machine()).with(change.execution());
  }

  private Deadline deadline() {
    return new Deadline(clock, clock.instant().plus(TIMEOUT));
  }
}
