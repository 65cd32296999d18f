package groundcrew.cdk;

/// The names of one level of tags. A function, its role, its log group and its alarms begin alike.
///
/// @param prefix what they all begin with
/// @param home where the bucket is: no two accounts may have one of the same name
record LevelNames(String prefix, String stack, Configuration.Home home) {

  /// Names the function that lists the accounts, and its role.
  String lister() {
    return prefix + "-lister";
  }

  /// Names the function that tags the resources, and its role.
  String tagger() {
    return prefix + "-tagger";
  }

  /// Names the function that takes a run back, its role and its queue.
  String undo() {
    return prefix + "-undo";
  }

  /// Names the schedule that starts the lister, and its role.
  String schedule() {
    return prefix + "-schedule";
  }

  /// Names the queue between lister and tagger.
  String orders() {
    return prefix + "-orders";
  }

  /// Names the queue of the runs that were not started, or failed as a whole.
  String failedRuns() {
    return prefix + "-failed-runs";
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
