package groundcrew.cdk.doctor;

import groundcrew.common.AwsRegions;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.sts.model.StsException;

/// Whether each account and region was bootstrapped, and lets the caller deploy.
record BootstrapCheck(AwsCaller caller) implements Check {
  @Override
  public List<Finding> examine(List<PlannedStack> stacks, String account) {
    return stacks.stream()
        .collect(Collectors.toMap(PlannedStack::environment, stack -> stack, (one, _) -> one))
        .values()
        .stream()
        .sorted((a, b) -> a.environment().toString().compareTo(b.environment().toString()))
        .map(stack -> examine(stack, account))
        .toList();
  }

  private Finding examine(PlannedStack stack, String account) {
    var environment = stack.environment();
    try {
      // As the CDK CLI does: the role may read the parameter, the caller perhaps not.
      var role = caller.assume(stack.deployRole(), environment.region());
      try (var ssm = caller.ssm(environment.region(), role)) {
        return ofVersion(
            stack,
            Integer.parseInt(
                ssm.getParameter(request -> request.name(stack.versionParameter()))
                    .parameter()
                    .value()),
            account);
      }
    } catch (StsException _) {
      return Finding.missing(
          "%s is not bootstrapped, or does not trust account %s".formatted(environment, account),
          command(environment, account));
    } catch (ParameterNotFoundException _) {
      return Finding.missing(
          "%s is not bootstrapped: it has no parameter %s"
              .formatted(environment, stack.versionParameter()),
          command(environment, account));
    } catch (SsmException refused) {
      return Finding.unknown(
          "whether %s is bootstrapped: %s".formatted(environment, refused.getMessage()));
    }
  }

  private static Finding ofVersion(PlannedStack stack, int version, String account) {
    var environment = stack.environment();
    return version >= stack.version()
        ? Finding.ok("%s is bootstrapped, version %d".formatted(environment, version))
        : Finding.missing(
            "the bootstrap stack of %s has version %d, and %d is needed"
                .formatted(environment, version, stack.version()),
            command(environment, account));
  }

  private static String command(Environment environment, String account) {
    var cdk = "infra/cdk/node_modules/.bin/cdk bootstrap ";
    return environment.account().equals(account)
        ? cdk + environment
        : "with credentials of account %s: %s--trust %s --cloudformation-execution-policies %s %s"
            .formatted(
                environment.account(),
                cdk,
                account,
                "arn:%s:iam::aws:policy/AdministratorAccess"
                    .formatted(AwsRegions.partition(environment.region())),
                environment);
  }
}
