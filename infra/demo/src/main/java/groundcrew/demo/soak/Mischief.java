package groundcrew.demo.soak;

import groundcrew.local.LocalCloud;
import groundcrew.local.gateway.CallScope;
import groundcrew.local.gateway.Faults;
import groundcrew.local.gateway.Faults.Kind;
import groundcrew.local.gateway.Loss;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.stacksets.StackSetsModule;
import groundcrew.local.tagging.ResourceFailure;
import groundcrew.local.tagging.TaggingModule;
import java.util.List;

/// Switches on every fault of a cloud.
record Mischief(Victims victims, long seed) {
  /// What somebody sent to the queue by mistake.
  static final String GARBAGE = "please tag everything";

  private static final double INTERNAL = 0.01;
  private static final double THROTTLED = 0.05;
  private static final double LOST = 0.05;
  private static final double TWICE = 0.1;

  /// What the functions call. No answer is left out for good: a function waits for it until its
  /// deadline, which makes the soak slow.
  private static final List<String> CALLED =
      List.of(
          "organizations:ListAccounts",
          "organizations:ListTagsForResource",
          "resource-explorer-2:ListResources",
          "s3:GetObject",
          "s3:ListObjectsV2",
          "s3:PutObject",
          "sqs:SendMessage",
          "sqs:SendMessageBatch",
          "ssm:GetParametersByPath",
          "ssm:PutParameter",
          "sts:AssumeRole",
          "tagging:GetResources",
          "tagging:TagResources",
          "tagging:UntagResources");

  /// Before anything is deployed.
  void beforeDeployment(LocalCloud cloud) {
    cloud.module(StackSetsModule.class).stackSets().leaveOut(victims.withoutRole());
  }

  void start(LocalCloud cloud) {
    var faults = cloud.gateway().faults();
    faults.seed(seed);
    faults.share(CallScope.everything(), Kind.INTERNAL, INTERNAL);
    // Beside AWS's own rates. One scope has one fault: in the other region these calls fail inside.
    for (var operation :
        List.of("tagging:TagResources", "tagging:GetResources", "sts:AssumeRole")) {
      faults.share(
          CallScope.of(operation).in(SoakSize.REGIONS.getFirst()), Kind.THROTTLE, THROTTLED);
    }
    faults.share("organizations:ListTagsForResource", Kind.THROTTLE, THROTTLED);
    loseAnswers(faults);
    faults.disableRegion(victims.disabled().account(), victims.disabled().region());
    var resources = cloud.module(TaggingModule.class).faults();
    resources.share(INTERNAL, seed);
    resources.poison(victims.poisoned().arn());
    resources.fail(
        victims.denied().arn(), ResourceFailure.denied("denied by a service's own policy"));
    cloud.module(LambdaModule.class).mappings().deliverTwice(TWICE, seed);
  }

  /// Each operation loses its answers in one form in a region and in the other form in the next;
  /// the next seed swaps them.
  private void loseAnswers(Faults faults) {
    var forms = List.of(Loss.RESET, Loss.INTERNAL);
    for (var operation = 0; operation < CALLED.size(); operation++) {
      for (var region = 0; region < SoakSize.REGIONS.size(); region++) {
        var scope = CallScope.of(CALLED.get(operation)).in(SoakSize.REGIONS.get(region));
        var form = Math.floorMod(seed + operation + region, forms.size());
        faults.share(scope, forms.get(form), LOST);
      }
    }
  }
}
