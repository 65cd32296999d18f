package groundcrew.cdk.doctor;

import java.util.List;

/// One kind of prerequisite.
interface Check {

  /// Returns what was found, in the order in which it is shown; empty if the stacks need nothing of
  /// this kind.
  ///
  /// @param account of the caller
  List<Finding> examine(List<PlannedStack> stacks, String account);
}
