package groundcrew.cdk;

/// The names of the Guardian in one region. They say which, because roles and policies are known in
/// every region of an account.
///
/// @param prefix of the stack and of all names in it
record GuardianNames(String prefix) {

  /// Names the function that reads every machine, its role and its schedule.
  String publisher() {
    return prefix + "-publisher";
  }

  /// Names the schedule of the publisher, and its role.
  String schedule() {
    return prefix + "-schedule";
  }

  /// Names the function that takes each change of an execution, its role and its rule.
  String events() {
    return prefix + "-events";
  }

  /// Names the function that draws the lights, and its role.
  String widget() {
    return prefix + "-widget";
  }

  /// Names the queue of what could not be delivered, or failed in every attempt.
  String failures() {
    return prefix + "-failures";
  }

  String table() {
    return prefix;
  }

  String dashboard() {
    return prefix;
  }

  /// Names the policy that lets a person see the lights.
  String viewer() {
    return prefix + "-GuardianViewer";
  }
}
