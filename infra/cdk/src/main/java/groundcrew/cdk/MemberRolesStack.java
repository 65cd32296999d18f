package groundcrew.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnStackSet;
import software.amazon.awscdk.CfnStackSet.AutoDeploymentProperty;
import software.amazon.awscdk.CfnStackSet.DeploymentTargetsProperty;
import software.amazon.awscdk.CfnStackSet.OperationPreferencesProperty;
import software.amazon.awscdk.CfnStackSet.StackInstancesProperty;
import software.constructs.Construct;

/// Brings the member role into every account of some units, and into each that joins them.
///
/// A service-managed StackSet needs no role in the accounts, but trusted access between
/// CloudFormation and Organizations. It never reaches the management account.
final class MemberRolesStack extends HomeStack {
  /// CloudFormation refuses a larger template that is not in a bucket.
  static final int TEMPLATE_LIMIT = 51_200;

  /// @param template the member role's, as text
  MemberRolesStack(Construct scope, Configuration configuration, String template) {
    super(
        scope,
        new Names(configuration).memberRolesStack(),
        "the roles that tag the resources of other accounts",
        configuration.home());
    var home = configuration.home();
    CfnStackSet.Builder.create(this, "MemberRole")
        .stackSetName(new Names(configuration).memberRole())
        .description("The role that Groundcrew assumes to tag the resources of an account")
        .permissionModel("SERVICE_MANAGED")
        .callAs(home.account().equals(home.managementAccount()) ? "SELF" : "DELEGATED_ADMIN")
        .capabilities(List.of("CAPABILITY_NAMED_IAM"))
        .templateBody(template)
        .autoDeployment(
            AutoDeploymentProperty.builder()
                .enabled(true)
                .retainStacksOnAccountRemoval(false)
                .build())
        // Else an update fails while accounts that just came are served.
        // CDK's own type for it writes "active", which CloudFormation does not know.
        .managedExecution(Map.of("Active", true))
        // An account where it fails must not keep the role from all others.
        .operationPreferences(
            OperationPreferencesProperty.builder()
                .failureTolerancePercentage(100)
                .maxConcurrentPercentage(100)
                .build())
        .stackInstancesGroup(
            List.of(
                StackInstancesProperty.builder()
                    .deploymentTargets(
                        DeploymentTargetsProperty.builder()
                            .organizationalUnitIds(configuration.memberRole().organizationalUnits())
                            .build())
                    // Roles know no region: one is enough.
                    .regions(List.of(home.region()))
                    .build()))
        .build();
  }
}
