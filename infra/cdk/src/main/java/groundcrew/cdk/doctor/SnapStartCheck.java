package groundcrew.cdk.doctor;

import java.util.List;
import java.util.Set;

/// Whether the regions of the functions have SnapStart.
record SnapStartCheck() implements Check {
  /// Asia Pacific (Taipei) and Asia Pacific (New Zealand), as of the AWS Lambda Developer Guide.
  private static final Set<String> WITHOUT = Set.of("ap-east-2", "ap-southeast-6");

  @Override
  public List<Finding> examine(List<PlannedStack> stacks, String account) {
    return stacks.stream()
        .filter(stack -> !stack.resources("AWS::Lambda::Function").isEmpty())
        .map(stack -> stack.environment().region())
        .filter(WITHOUT::contains)
        .distinct()
        .map(region ->
            Finding.missing(
                "Lambda has no SnapStart in " + region,
                "choose another region, in home.region or guardian.regions"))
        .toList();
  }
}
