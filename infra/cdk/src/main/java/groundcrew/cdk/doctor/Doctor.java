package groundcrew.cdk.doctor;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

/// Examines what a deployment of stacks needs.
final class Doctor {
  private final AwsCaller caller;
  private final List<Check> checks;

  Doctor(AwsCaller caller) {
    this.caller = caller;
    checks =
        List.of(
            new SnapStartCheck(),
            new BootstrapCheck(caller),
            new StackSetsCheck(caller),
            new TokenCheck(caller));
  }

  /// Returns every finding. Without valid credentials, there is only that one.
  List<Finding> examine(List<PlannedStack> stacks) {
    var homes = stacks.stream().map(stack -> stack.environment().account()).distinct().toList();
    String account;
    try (var sts = caller.sts(stacks.getFirst().environment().region())) {
      account = sts.getCallerIdentity().account();
    } catch (SdkClientException | StsException none) {
      return List.of(
          Finding.missing(
              "there are no valid AWS credentials: " + none.getMessage(),
              "set AWS_PROFILE to a profile of account " + homes.getFirst()));
    }
    var findings = new ArrayList<Finding>();
    findings.add(credentials(account, homes));
    if (!findings.getFirst().isMissing()) {
      checks.forEach(check -> findings.addAll(check.examine(stacks, account)));
    }
    return List.copyOf(findings);
  }

  private static Finding credentials(String account, List<String> homes) {
    return homes.contains(account)
        ? Finding.ok("the credentials belong to account " + account)
        : Finding.missing(
            "the credentials belong to account %s, and the stacks to account %s"
                .formatted(account, String.join(" and ", homes)),
            "set AWS_PROFILE to a profile of account %s, or change home.account"
                .formatted(homes.getFirst()));
  }
}
