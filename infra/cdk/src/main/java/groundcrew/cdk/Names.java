package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;

/// The names that are created. They are explicit because other accounts and people rely on them.
record Names(Configuration configuration) {

  /// Names the topic that carries every alarm.
  String alarms() {
    return prefixed("alarms");
  }

  /// Names the stack of the alarms' topic in a region. The topic is called alike in each: an alarm
  /// reaches topics of its own region alone.
  String alarmStack(String region) {
    return region.equals(configuration.home().region()) ? alarms() : alarms() + "-" + region;
  }

  GuardianNames guardian(String region) {
    return new GuardianNames(prefixed("guardian-" + region));
  }

  /// Names the stacks of the Guardian, none without one.
  List<String> guardianStacks() {
    return configuration.guardian().stream()
        .flatMap(guardian -> guardian.regions().stream())
        .map(region -> guardian(region).prefix())
        .toList();
  }

  /// Names the stack that rolls the member role out.
  String memberRolesStack() {
    return prefixed("member-roles");
  }

  /// Names the stacks of the tagging system. The one of the alarms belongs to no system alone.
  List<String> taggingStacks() {
    var stacks = new ArrayList<String>();
    configuration.tagging().levels().forEach(level -> stacks.add(level(level).stack()));
    stacks.add(memberRolesStack());
    if (configuration.tagsManagementByRole()) {
      stacks.add(managementRoleStack());
    }
    return stacks;
  }

  /// Names the StackSet, and the template of the member role.
  String memberRole() {
    return prefixed("member-role");
  }

  /// Names the stack of the role in the management account, which no StackSet reaches.
  String managementRoleStack() {
    return prefixed("management-role");
  }

  /// Names the policy with the services' tag actions in an account that has the member role.
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

  /// Returns the ARNs of the roles that the other accounts trust.
  List<String> trustedRoleArns() {
    return configuration.tagging().levels().stream()
        .map(this::level)
        .flatMap(names -> Stream.of(names.tagger(), names.undo()))
        .map(role ->
            "arn:%s:iam::%s:role%s%s"
                .formatted(
                    Aws.PARTITION,
                    configuration.home().account(),
                    configuration.house().rolePath(),
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
