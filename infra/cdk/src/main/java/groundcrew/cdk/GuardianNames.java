package groundcrew.cdk;

/// The names of the Guardian's resources in one region. They include the region, because roles and
/// policies are global in an account.
///
/// @param prefix name of the stack and prefix of every other name
record GuardianNames(String prefix) {

  /// Names the function that reads every machine, and its role.
  String publisher() {
    return prefix + "-publisher";
  }

  /// Names the schedule of the publisher, and its role.
  String schedule() {
    return prefix + "-schedule";
  }

  /// Names the function that receives each status change of an execution, its role, its rule and
  /// its queue.
  String events() {
    return prefix + "-events";
  }

  /// Names the function that draws the traffic lights, and its role.
  String widget() {
    return prefix + "-widget";
  }

  /// Names the queue of runs that could not be started or that failed.
  String failures() {
    return prefix + "-failures";
  }

  String table() {
    return prefix;
  }

  String dashboard() {
    return prefix;
  }

  /// Names the policy that allows a person to view the traffic lights.
  String viewer() {
    return prefix + "-GuardianViewer";
  }
}
