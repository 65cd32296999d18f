package groundcrew.cdk;

/// The names of the booth's resources.
///
/// @param prefix name of the stack and prefix of every other name
record ButtonNames(String prefix, Configuration.Home home) {

  /// Names the function that processes a press, and its role.
  String press() {
    return prefix + "-press";
  }

  /// Names the function that receives how a print job ended, and its role.
  String jobEvent() {
    return prefix + "-job-event";
  }

  /// Names the function that finishes what stopped, and its role.
  String reconcile() {
    return prefix + "-reconcile";
  }

  /// Names the schedule of that function, and its role.
  String schedule() {
    return prefix + "-schedule";
  }

  /// Names the function of the custom resource, and its role.
  String jobEvents() {
    return prefix + "-job-events";
  }

  /// Names the queue of the presses and events that failed in every attempt.
  String failures() {
    return prefix + "-failures";
  }

  String table() {
    return prefix;
  }

  /// Names the bucket of the labels. Bucket names are global.
  String bucket() {
    return "%s-labels-%s-%s".formatted(prefix, home.account(), home.region());
  }

  /// Returns the ARN of every label.
  String labels(String partition) {
    return "arn:%s:s3:::%s/labels/*".formatted(partition, bucket());
  }

  /// Names a topic rule, whose name must not have a hyphen.
  String rule(String end) {
    return (prefix + "_" + end).replace('-', '_');
  }

  /// Names the role of the error actions of the rules.
  String ruleErrors() {
    return prefix + "-rule-errors";
  }

  /// Names the IoT policy of the buttons.
  String buttonPolicy() {
    return prefix + "-button";
  }

  /// Names the printer's IoT policy, its role and the alias of the role.
  String printer() {
    return prefix + "-printer";
  }

  String dashboard() {
    return prefix;
  }
}
