package groundcrew.bluegreen.codedeploy;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;

/// Answers through CodeDeploy, which accepts Succeeded and Failed only.
public final class AwsHookAnswers implements HookAnswers {
  private final CodeDeployClient codeDeploy;

  public AwsHookAnswers(CodeDeployClient codeDeploy) {
    this.codeDeploy = codeDeploy;
  }

  @Override
  public Outcome put(Hook hook, boolean succeeded, Deadline deadline) {
    try {
      codeDeploy.putLifecycleEventHookExecutionStatus(request ->
          request
              .deploymentId(hook.deploymentId())
              .lifecycleEventHookExecutionId(hook.executionId())
              .status(succeeded ? LifecycleEventStatus.SUCCEEDED : LifecycleEventStatus.FAILED)
              .overrideConfiguration(AwsClients.within(deadline)));
      return Outcome.ACCEPTED;
    } catch (LifecycleEventAlreadyCompletedException answered) {
      // A retried invocation, or a retried call whose first answer was lost.
      return Outcome.ALREADY_ANSWERED;
    } catch (SdkClientException unanswered) {
      throw new IllegalStateException(
          "CodeDeploy does not answer: a function in a VPC needs the interface endpoint codedeploy"
              + " or a NAT gateway: "
              + unanswered.getMessage(),
          unanswered);
    }
  }
}
