package groundcrew.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRole.PolicyProperty;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The role that the resource tagger and the undo function of every level assume in another
/// account.
///
/// It trusts the home account on the condition that one of these roles calls. A trust policy that
/// named the roles as principals would hold their unique ids: IAM would reject it before the roles
/// exist, and roles that are deleted and deployed again would no longer be trusted.
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
    var member = configuration.tags().memberRole();
    var names = new Names(configuration);
    var statements = TaggingPermissions.ofMemberRole(configuration);
    var role =
        CfnRole.Builder.create(this, "Role")
            .roleName(member.name())
            .path(member.path())
            .description("Assumed by Groundcrew to tag the resources of this account")
            .assumeRolePolicyDocument(trust(configuration))
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

  private static PolicyDocument trust(Configuration configuration) {
    var conditions = new TreeMap<String, Object>();
    // The key has the ARN of the role, with its path, and not that of the session.
    conditions.put(
        "ArnEquals", Map.of("aws:PrincipalArn", new Names(configuration).trustedRoleArns()));
    configuration
        .tags()
        .memberRole()
        .externalId()
        .ifPresent(id -> conditions.put("StringEquals", Map.of("sts:ExternalId", id)));
    var assume =
        PolicyStatement.Builder.create()
            .sid("TrustTaggingFunctions")
            .actions(List.of("sts:AssumeRole"))
            .principals(List.of(new AccountPrincipal(configuration.home().account())))
            .conditions(conditions)
            .build();
    return PolicyDocument.Builder.create().statements(List.of(assume)).build();
  }
}
