package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What the functions may do in an account whose resources they tag: in a member account the role
/// that they assume, at home their own roles. The services' own actions stand in [ServiceActions].
final class TaggingPermissions {
  private TaggingPermissions() {}

  /// Returns what the role needs that taggers and undoers of every level assume.
  static List<PolicyStatement> ofMemberRole(Configuration configuration) {
    var levels = configuration.tagging().levels();
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
    if (level.removesOwned()) {
      statements.add(untag());
    }
    if (level.findsUntagged()) {
      statements.add(findUntagged());
    }
    statements.addAll(parameters(configuration, List.of(level)));
    return statements;
  }

  /// Returns what undoing needs: it puts back tags, and takes away those that were not there.
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

  /// AWS names no action after ListResources: it asks for Search, and for no view.
  private static PolicyStatement findUntagged() {
    return Statements.allow("FindUntagged", List.of("resource-explorer-2:Search"), "*");
  }

  /// A level reads what all of them own, and writes its own alone.
  private static List<PolicyStatement> parameters(Configuration configuration, List<Level> levels) {
    var all =
        "arn:%s:ssm:*:%s:parameter%s"
            .formatted(Aws.PARTITION, Aws.ACCOUNT_ID, configuration.tagging().parameterPrefix());
    var own = levels.stream().map(level -> all + "/" + level.level()).toArray(String[]::new);
    return List.of(
        // A read by path is decided on the path itself, with and without what is below it.
        Statements.allow("ReadLevels", List.of("ssm:GetParametersByPath"), all, all + "/*"),
        Statements.allow("WriteLevel", List.of("ssm:PutParameter"), own));
  }
}
