package groundcrew.bluegreen.codedeploy;

import groundcrew.bluegreen.codedeploy.HookAnswers.Outcome;
import groundcrew.bluegreen.gate.DecideTraffic;
import groundcrew.bluegreen.gate.Decision;
import groundcrew.bluegreen.metrics.GateMetrics;
import groundcrew.bluegreen.report.PublishReport;
import groundcrew.common.Deadline;

/// Answers a lifecycle hook with the gate's verdict, and reports afterwards.
public final class AnswerHook {
  private final DecideTraffic decideTraffic;
  private final HookAnswers answers;
  private final Policy policy;
  private final PublishReport publishReport;
  private final GateMetrics metrics;

  private sealed interface Told {}

  private record Delivered(Outcome outcome) implements Told {}

  private record Undelivered(Throwable failure) implements Told {}

  public AnswerHook(
      DecideTraffic decideTraffic,
      HookAnswers answers,
      Policy policy,
      PublishReport publishReport,
      GateMetrics metrics) {
    this.decideTraffic = decideTraffic;
    this.answers = answers;
    this.policy = policy;
    this.publishReport = publishReport;
    this.metrics = metrics;
  }

  /// Tests green and answers the hook: once, and before anything else is done with the verdict.
  ///
  /// @param deadline of the test; the answer and the report have its reserve
  /// @throws IllegalStateException if CodeDeploy did not take the answer; the deployment fails
  ///   after an hour then
  public AnsweredHook answer(Hook hook, Deadline deadline) {
    var decision = decide(deadline);
    var succeeded = policy.accepts(decision.verdict());
    var toFinish = deadline.toFinish();
    var told = tell(hook, succeeded, toFinish);
    // An invocation that is retried after its answer finds the listener moved back, and other
    // pages.
    var decides = !told.equals(new Delivered(Outcome.ALREADY_ANSWERED));
    if (decides) {
      metrics.decided(hook.deploymentId(), decision);
    }
    var report =
        publishReport.publish(
            hook.deploymentId(),
            decision,
            consequence(succeeded, told),
            decides,
            toFinish.toFinish());
    if (report.isEmpty()) {
      metrics.reportLost(hook.deploymentId());
    }
    if (told instanceof Undelivered undelivered) {
      metrics.unanswered(hook.deploymentId());
      throw new IllegalStateException(
          "the verdict %s was not delivered: %s"
              .formatted(decision.verdict(), undelivered.failure().getMessage()),
          undelivered.failure());
    }
    return new AnsweredHook(succeeded, decision, report);
  }

  /// A fault of the gate itself must not leave the hook without its answer.
  private Decision decide(Deadline deadline) {
    try {
      return decideTraffic.decide(deadline);
    } catch (RuntimeException | Error failure) {
      return Decision.failed("the gate itself failed: " + failure, deadline.clock().instant());
    }
  }

  private Told tell(Hook hook, boolean succeeded, Deadline deadline) {
    try {
      return new Delivered(answers.put(hook, succeeded, deadline));
    } catch (RuntimeException | Error failure) {
      return new Undelivered(failure);
    }
  }

  private String consequence(boolean succeeded, Told told) {
    var answer = succeeded ? "Succeeded" : "Failed";
    return switch (told) {
      case Undelivered undelivered ->
          "CodeDeploy did not take the answer %s: %s"
              .formatted(answer, undelivered.failure().getMessage());
      case Delivered(var outcome) when outcome == Outcome.ALREADY_ANSWERED ->
          "CodeDeploy's hook had an answer already, of this run or of an earlier one";
      case Delivered _ ->
          "CodeDeploy's hook was answered with "
              + answer
              + (policy.enforced() ? "" : ": MODE=report stops no deployment");
    };
  }
}
