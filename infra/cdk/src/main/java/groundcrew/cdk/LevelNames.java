package groundcrew.cdk;

/// The names of one level's resources. A function, its role, its log group and its alarms share the
/// beginning of their names.
///
/// @param prefix beginning of every name except that of the stack
/// @param home account of the bucket, whose name must be unique across accounts
record LevelNames(String prefix, String stack, Configuration.Home home) {

  /// Names the function that reads the accounts' tags, and its role.
  String accountTagger() {
    return prefix + "-account-tagger";
  }

  /// Names the function that tags the resources, and its role.
  String resourceTagger() {
    return prefix + "-resource-tagger";
  }

  /// Names the function that undoes a run, and its role.
  String undo() {
    return prefix + "-undo";
  }

  /// Names the schedule that starts the account tagger, and its role.
  String schedule() {
    return prefix + "-schedule";
  }

  /// Names the queue from which the resource tagger receives its tasks.
  String tasks() {
    return prefix + "-tasks";
  }

  /// Names the queue from which the undo function receives its tasks.
  String undoTasks() {
    return prefix + "-undo-tasks";
  }

  /// Names the queue of the runs that did not start or that failed as a whole.
  String failedRuns() {
    return prefix + "-failed-runs";
  }

  String dashboard() {
    return stack;
  }

  String journal() {
    return "%s-journal-%s".formatted(prefix, home.account());
  }

  String tagActions() {
    return prefix + "-tag-actions";
  }

  String untagActions() {
    return prefix + "-untag-actions";
  }
}
