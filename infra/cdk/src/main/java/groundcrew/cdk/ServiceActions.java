package groundcrew.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.constructs.Construct;

/// The services' own actions, which the tagging API requires in addition to its own. Tagging and
/// untagging are two policies, because one policy would exceed the limit of IAM.
final class ServiceActions {
  /// Maximum number of characters of a customer managed policy, without white space.
  static final int MANAGED_POLICY_LIMIT = 6144;

  private static final String LIST = "tagging-actions.txt";

  private ServiceActions() {}

  /// One line of the list: the action that tags and the action that untags.
  record Pair(String tag, String untag) {

    private static Pair of(String line) {
      var actions = line.split(" +", -1);
      if (actions.length != 2) {
        throw new IllegalStateException(
            "%s: expected an action that tags and an action that untags, received \"%s\""
                .formatted(LIST, line));
      }
      return new Pair(actions[0], actions[1]);
    }
  }

  static ManagedPolicy tag(Construct scope, String name, Configuration configuration) {
    var actions = pairs().stream().map(Pair::tag).toList();
    return policy(scope, "TagByService", name, actions, configuration);
  }

  static ManagedPolicy untag(Construct scope, String name, Configuration configuration) {
    var actions = pairs().stream().map(Pair::untag).toList();
    return policy(scope, "UntagByService", name, actions, configuration);
  }

  private static ManagedPolicy policy(
      Construct scope,
      String purpose,
      String name,
      List<String> actions,
      Configuration configuration) {
    var statements = List.of(Statements.allow(purpose, actions, "*"));
    var policy =
        ManagedPolicy.Builder.create(scope, purpose)
            .managedPolicyName(name)
            // CloudFormation cannot change the description of a policy that has a name.
            .description("The actions of the services whose resources are tagged")
            .statements(statements)
            .build();
    Wildcards.explain(policy, configuration, statements);
    return policy;
  }

  /// Returns the list, which is a resource of this package.
  static List<Pair> pairs() {
    try (var in = ServiceActions.class.getResourceAsStream(LIST)) {
      return new String(Objects.requireNonNull(in, LIST).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(Pair::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
