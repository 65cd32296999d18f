package groundcrew.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnStackSet;
import software.amazon.awscdk.CfnStackSet.AutoDeploymentProperty;
import software.amazon.awscdk.CfnStackSet.DeploymentTargetsProperty;
import software.amazon.awscdk.CfnStackSet.OperationPreferencesProperty;
import software.amazon.awscdk.CfnStackSet.StackInstancesProperty;
import software.constructs.Construct;

/// The StackSet that deploys the member role to every account of some organizational units, and to
/// each account that joins them.
///
/// A service-managed StackSet needs no role in the accounts, but trusted access between
/// CloudFormation and Organizations. It does not deploy to the management account.
final class MemberRolesStack extends HomeStack {
  /// Maximum number of bytes of a template that is not in a bucket.
  static final int TEMPLATE_LIMIT = 51_200;

  /// @param template template of the member role
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
        .callAs(home.delegated() ? "DELEGATED_ADMIN" : "SELF")
        .capabilities(List.of("CAPABILITY_NAMED_IAM"))
        .templateBody(template)
        .autoDeployment(
            AutoDeploymentProperty.builder()
                .enabled(true)
                .retainStacksOnAccountRemoval(false)
                .build())
        // Without it, an update fails while the StackSet deploys to new accounts.
        // The CDK's own type writes "active", which CloudFormation does not accept.
        .managedExecution(Map.of("Active", true))
        // A failure in one account must not stop the deployment to the others.
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
                            .organizationalUnitIds(
                                configuration.tags().memberRole().organizationalUnits())
                            .build())
                    // Roles are global: one region is enough.
                    .regions(List.of(home.region()))
                    .build()))
        .build();
  }
}
