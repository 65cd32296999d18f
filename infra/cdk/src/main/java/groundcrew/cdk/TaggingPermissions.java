package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// The permissions in an account whose resources are tagged. In a member account they belong to the
/// role that the functions assume, in the home account to the functions' own roles.
///
/// [ServiceActions] has the services' own actions.
final class TaggingPermissions {
  private TaggingPermissions() {}

  /// Returns the permissions of the role that the functions of every level assume.
  static List<PolicyStatement> ofMemberRole(Configuration configuration) {
    var levels = configuration.tags().levels();
    var statements = new ArrayList<PolicyStatement>();
    statements.add(find());
    statements.add(tag());
    statements.add(untag());
    if (levels.stream().anyMatch(Level::findsUntagged)) {
      statements.add(findUntagged());
    }
    statements.addAll(parameters(configuration, levels));
    return statements;
  }

  static List<PolicyStatement> ofResourceTagger(Configuration configuration, Level level) {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(find());
    statements.add(tag());
    if (level.untags(configuration.tags().levelOrder())) {
      statements.add(untag());
    }
    if (level.findsUntagged()) {
      statements.add(findUntagged());
    }
    statements.addAll(parameters(configuration, List.of(level)));
    return statements;
  }

  /// Returns the permissions of the undo function, which restores tags and removes added ones.
  static List<PolicyStatement> ofUndo() {
    return List.of(find(), tag(), untag());
  }

  private static PolicyStatement find() {
    return Statements.allow("FindResources", List.of("tag:GetResources"), "*");
  }

  private static PolicyStatement tag() {
    return Statements.allow("TagResources", List.of("tag:TagResources"), "*");
  }

  private static PolicyStatement untag() {
    return Statements.allow("UntagResources", List.of("tag:UntagResources"), "*");
  }

  /// ListResources has no action of its own: it requires Search, on no particular view.
  private static PolicyStatement findUntagged() {
    return Statements.allow("FindUntagged", List.of("resource-explorer-2:Search"), "*");
  }

  /// A level reads the parameters of all levels, and writes only its own.
  private static List<PolicyStatement> parameters(Configuration configuration, List<Level> levels) {
    var all =
        "arn:%s:ssm:*:%s:parameter%s"
            .formatted(Aws.PARTITION, Aws.ACCOUNT_ID, configuration.tags().parameterPrefix());
    var own = levels.stream().map(level -> all + "/" + level.level()).toArray(String[]::new);
    return List.of(
        // GetParametersByPath is authorized on the path itself, with and without the suffix.
        Statements.allow("ReadLevels", List.of("ssm:GetParametersByPath"), all, all + "/*"),
        Statements.allow("WriteLevel", List.of("ssm:PutParameter"), own));
  }
}
