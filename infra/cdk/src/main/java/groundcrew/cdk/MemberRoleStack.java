package groundcrew.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRole.PolicyProperty;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The role that the resource tagger and the undo function of every level assume in another
/// account.
///
/// It is deployed after the stacks of the levels: IAM rejects a trust policy whose principal does
/// not exist.
final class MemberRoleStack extends Stack {
  /// Creates the stack of every member account. The template names no account except the home
  /// account, so that all accounts have the same one.
  MemberRoleStack(Construct scope, Configuration configuration) {
    this(scope, new Names(configuration).memberRole(), configuration, props().build());
  }

  /// Creates the stack of the management account, to which a StackSet does not deploy.
  static MemberRoleStack ofManagement(Construct scope, Configuration configuration) {
    var home = configuration.home();
    return new MemberRoleStack(
        scope,
        new Names(configuration).managementRoleStack(),
        configuration,
        props()
            .env(
                Environment.builder()
                    .account(home.managementAccount())
                    .region(home.region())
                    .build())
            .build());
  }

  private MemberRoleStack(
      Construct scope, String name, Configuration configuration, StackProps props) {
    super(scope, name, props);
    var member = configuration.memberRole();
    var names = new Names(configuration);
    var statements = TaggingPermissions.ofMemberRole(configuration);
    // Not the CDK's Role, which writes one statement for each trusted role: a trust policy has at
    // most 2,048 characters.
    var role =
        CfnRole.Builder.create(this, "Role")
            .roleName(member.name())
            .path(member.path())
            .description("Assumed by Groundcrew to tag the resources of this account")
            .assumeRolePolicyDocument(trust(names, member))
            .policies(
                List.of(
                    PolicyProperty.builder()
                        .policyName("own")
                        .policyDocument(
                            PolicyDocument.Builder.create().statements(statements).build())
                        .build()))
            .managedPolicyArns(
                List.of(
                    ServiceActions.tag(this, names.tagActions(), configuration)
                        .getManagedPolicyArn(),
                    ServiceActions.untag(this, names.untagActions(), configuration)
                        .getManagedPolicyArn()))
            .build();
    Wildcards.explain(role, configuration, statements);
  }

  private static StackProps.Builder props() {
    return StackProps.builder()
        .description("Groundcrew: the role that tags the resources of this account");
  }

  private static PolicyDocument trust(Names names, Configuration.MemberRole member) {
    var assume =
        PolicyStatement.Builder.create()
            .sid("TrustTaggingFunctions")
            .actions(List.of("sts:AssumeRole"))
            .principals(
                names.trustedRoleArns().stream().<IPrincipal>map(ArnPrincipal::new).toList());
    member
        .externalId()
        .ifPresent(id -> assume.conditions(Map.of("StringEquals", Map.of("sts:ExternalId", id))));
    return PolicyDocument.Builder.create().statements(List.of(assume.build())).build();
  }
}
