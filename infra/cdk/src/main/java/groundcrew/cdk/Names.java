package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;

/// The names of the resources. They are explicit because other accounts and people rely on them.
record Names(Configuration configuration) {

  /// Names the topic to which every alarm is published.
  String alarms() {
    return prefixed("alarms");
  }

  /// Names the stack of the alarm topic in a region. An alarm can publish only to a topic in its
  /// own region; the topics have the same name in each.
  String alarmStack(String region) {
    return region.equals(configuration.home().region()) ? alarms() : alarms() + "-" + region;
  }

  GuardianNames guardian(String region) {
    return new GuardianNames(prefixed("guardian-" + region));
  }

  /// Names the stacks of the Guardian; empty if it is not configured.
  List<String> guardianStacks() {
    return configuration.guardian().stream()
        .flatMap(guardian -> guardian.regions().stream())
        .map(region -> guardian(region).prefix())
        .toList();
  }

  ButtonNames button() {
    return new ButtonNames(prefixed("button"), configuration.home());
  }

  /// Names the stack of the green button; empty if it is not configured.
  List<String> buttonStacks() {
    return configuration.button().stream().map(_ -> button().prefix()).toList();
  }

  PipelineNames pipeline() {
    return new PipelineNames(prefixed("pipeline"), configuration.home());
  }

  /// Names the stack of the virtual machine step; empty if it is not configured.
  List<String> pipelineStacks() {
    return configuration.pipeline().stream().map(_ -> pipeline().prefix()).toList();
  }

  GateNames gate() {
    return new GateNames(prefixed("gate"), configuration.home());
  }

  /// Names the stack of the blue/green gate; empty if it is not configured.
  List<String> gateStacks() {
    return configuration.gate().stream().map(_ -> gate().prefix()).toList();
  }

  /// Names the stack of the StackSet that deploys the member role.
  String memberRolesStack() {
    return prefixed("member-roles");
  }

  /// Names the stacks of the tagging system; empty if it is not configured. The alarm stack is
  /// shared by all systems.
  List<String> taggingStacks() {
    if (configuration.tagging().isEmpty()) {
      return List.of();
    }
    var stacks = new ArrayList<String>();
    configuration.tags().levels().forEach(level -> stacks.add(level(level).stack()));
    stacks.add(memberRolesStack());
    if (configuration.tagsManagementByRole()) {
      stacks.add(managementRoleStack());
    }
    return stacks;
  }

  /// Names the StackSet and the template of the member role.
  String memberRole() {
    return prefixed("member-role");
  }

  /// Names the stack of the role in the management account, to which a StackSet does not deploy.
  String managementRoleStack() {
    return prefixed("management-role");
  }

  /// Names the policy with the services' own tagging actions in an account that has the member
  /// role.
  String tagActions() {
    return prefixed("tag-actions");
  }

  String untagActions() {
    return prefixed("untag-actions");
  }

  LevelNames level(Level level) {
    return level(level.level());
  }

  LevelNames level(String level) {
    return new LevelNames(prefixed(level), prefixed("tagging-" + level), configuration.home());
  }

  /// Returns the ARNs, with their paths, of the roles that the other accounts trust.
  List<String> trustedRoleArns() {
    return configuration.tags().levels().stream()
        .map(this::level)
        .flatMap(names -> Stream.of(names.resourceTagger(), names.undo()))
        .map(role ->
            "arn:%s:iam::%s:role%s%s"
                .formatted(
                    Aws.PARTITION,
                    configuration.home().account(),
                    configuration.stackDefaults().rolePath(),
                    role))
        .toList();
  }

  String alarmTopicArn(String region) {
    return "arn:%s:sns:%s:%s:%s"
        .formatted(Aws.PARTITION, region, configuration.home().account(), alarms());
  }

  private String prefixed(String name) {
    return configuration.name() + "-" + name;
  }
}
