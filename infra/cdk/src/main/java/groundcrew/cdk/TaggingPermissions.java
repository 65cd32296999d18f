package groundcrew.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// What the tagger may do in an account that it tags: in a member account the role that it assumes,
/// at home its own role.
final class TaggingPermissions {
  /// IAM refuses a larger customer managed policy, blanks not counted.
  static final int MANAGED_POLICY_LIMIT = 6144;

  private static final String ACTIONS = "tagging-actions.txt";

  private TaggingPermissions() {}

  /// Returns what needs no service of its own: find, tag, and the level's parameter.
  static List<PolicyStatement> statements(Configuration configuration) {
    var parameters = parameters(configuration);
    return List.of(
        Statements.allow("FindResources", List.of("tag:GetResources"), "*"),
        Statements.allow("TagResources", List.of("tag:TagResources"), "*"),
        // A read by path is decided on the path itself, with and without what is below it.
        Statements.allow(
            "ReadLevels", List.of("ssm:GetParametersByPath"), parameters, parameters + "/*"),
        Statements.allow("WriteLevel", List.of("ssm:PutParameter"), parameters + "/*"));
  }

  static String parameters(Configuration configuration) {
    return "arn:%s:ssm:*:%s:parameter%s"
        .formatted(Aws.PARTITION, Aws.ACCOUNT_ID, configuration.tagging().parameterPrefix());
  }

  /// Creates the policy with the services' own tagging actions, which TagResources needs as well.
  static ManagedPolicy servicesOwn(Construct scope, Configuration configuration) {
    var statements = List.of(Statements.allow("TagByService", actions(), "*"));
    var policy =
        ManagedPolicy.Builder.create(scope, "TaggingActions")
            .managedPolicyName(new Names(configuration).taggingActions())
            .description("The tagging actions of the services whose resources are tagged")
            .statements(statements)
            .build();
    Wildcards.explain(policy, configuration, statements);
    return policy;
  }

  /// Returns the committed list of actions.
  static List<String> actions() {
    var actions = new ArrayList<String>();
    try (var in = TaggingPermissions.class.getResourceAsStream(ACTIONS)) {
      new String(Objects.requireNonNull(in, ACTIONS).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(actions::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return actions;
  }
}
