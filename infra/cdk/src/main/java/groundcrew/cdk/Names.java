package groundcrew.cdk;

import software.amazon.awscdk.Aws;

/// The names that are created. They are explicit because other accounts and people rely on them.
record Names(Configuration configuration) {

  String taggingStack() {
    return prefixed("tagging");
  }

  String memberRoleStack() {
    return prefixed("member-role");
  }

  String alarmStack() {
    return prefixed("alarms");
  }

  /// Names the function that lists the accounts, and its role.
  String accountTagger() {
    return prefixed("account-tagger");
  }

  /// Names the function that tags the resources, and its role.
  String resourceTagger() {
    return prefixed("resource-tagger");
  }

  String accountTaggerSchedule() {
    return prefixed("account-tagger-schedule");
  }

  String messages() {
    return prefixed("tagging");
  }

  String deadMessages() {
    return prefixed("tagging-dead");
  }

  String failedRuns() {
    return prefixed("account-tagger-failed");
  }

  String taggingActions() {
    return prefixed("tagging-actions");
  }

  /// Returns the ARN of the role that the member accounts trust.
  String resourceTaggerRoleArn() {
    return "arn:%s:iam::%s:role%s%s"
        .formatted(
            Aws.PARTITION,
            configuration.home().account(),
            configuration.house().rolePath(),
            resourceTagger());
  }

  private String prefixed(String name) {
    return configuration.name() + "-" + name;
  }
}
