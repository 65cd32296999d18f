package groundcrew.cdk;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/// The role that the tagger assumes: the template of every member account.
///
/// It names no account but the tagger's, so that one template fits all. It is deployed after the
/// tagging stack: IAM refuses a trust policy whose principal does not exist yet.
final class MemberRoleStack extends Stack {
  MemberRoleStack(Construct scope, Configuration configuration) {
    super(
        scope,
        new Names(configuration).memberRoleStack(),
        StackProps.builder()
            .description("Groundcrew: the role that tags the resources of this account")
            .build());
    var member = configuration.memberRole();
    var role =
        Role.Builder.create(this, "Role")
            .roleName(member.name())
            .path(member.path())
            .description("Assumed by Groundcrew's resource tagger")
            .assumedBy(tagger(new Names(configuration), member.externalId()))
            .inlinePolicies(
                Map.of(
                    "own",
                    PolicyDocument.Builder.create()
                        .statements(TaggingPermissions.statements(configuration))
                        .build()))
            .build();
    role.addManagedPolicy(TaggingPermissions.servicesOwn(this, configuration));
    Wildcards.explain(role, configuration, TaggingPermissions.statements(configuration));
  }

  private static IPrincipal tagger(Names names, Optional<String> externalId) {
    var role = new ArnPrincipal(names.resourceTaggerRoleArn());
    return externalId
        .<IPrincipal>map(id ->
            new PrincipalWithConditions(role, Map.of("StringEquals", Map.of("sts:ExternalId", id))))
        .orElse(role);
  }
}
