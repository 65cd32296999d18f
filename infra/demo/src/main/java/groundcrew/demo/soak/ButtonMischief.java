package groundcrew.demo.soak;

import groundcrew.local.LocalCloud;
import groundcrew.local.gateway.CallScope;
import groundcrew.local.gateway.Faults.Kind;
import groundcrew.local.gateway.Loss;
import groundcrew.local.treenation.Fault;
import groundcrew.local.treenation.TreeNationServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Switches on every fault of a booth: a share of all calls fails before its effect, the same share
/// after it.
///
/// @param seed which operation fails how; another seed swaps them
record ButtonMischief(LocalCloud cloud, TreeNationServer treeNation, long seed) {
  private static final double SHARE = 0.05;

  /// Longer than a function waits.
  private static final Duration TOO_LATE = Duration.ofSeconds(7);

  private static final Duration IN_TIME = Duration.ofSeconds(1);

  /// What the functions call. No answer is left out for good: a function waits for it until its
  /// deadline.
  private static final List<String> CALLED =
      List.of(
          "dynamodb:BatchGetItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:TransactWriteItems",
          "iot:CreateJob",
          "iot:DescribeJobExecution",
          "iotdata:Publish",
          "s3:PutObject",
          "ssm:GetParameter");

  void start() {
    var faults = cloud.gateway().faults();
    faults.seed(seed);
    faults.share(CallScope.everything(), Kind.INTERNAL, SHARE);
    for (var operation = 0; operation < CALLED.size(); operation++) {
      var even = Math.floorMod(seed + operation, 2) == 0;
      var scope = CallScope.of(CALLED.get(operation));
      faults.share(scope, even ? Kind.THROTTLE : Kind.INTERNAL, SHARE);
      faults.share(scope, even ? Loss.RESET : Loss.INTERNAL, SHARE);
    }
    treeNation.faults().seed(seed);
    for (var fault : Fault.values()) {
      var alike = Arrays.stream(Fault.values()).filter(f -> f.executed() == fault.executed());
      treeNation.faults().share(fault, SHARE / alike.count());
    }
  }

  /// Makes the late answers of a wave come in time or too late.
  void wave(int number) {
    treeNation.faults().lateness(number % 2 == 0 ? TOO_LATE : IN_TIME);
  }

  /// Makes no press be admitted any more.
  void stopAdmission() {
    cloud.gateway().faults().share("dynamodb:BatchGetItem", Kind.INTERNAL, 1);
  }

  void allowAdmission() {
    cloud.gateway().faults().share("dynamodb:BatchGetItem", Kind.INTERNAL, SHARE);
  }

  /// Switches everything off.
  void end() {
    cloud.gateway().faults().clear();
    treeNation.faults().clear();
  }
}
