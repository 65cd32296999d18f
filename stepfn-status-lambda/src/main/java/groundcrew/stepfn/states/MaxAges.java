package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import java.util.Map;

/// The maximum ages of the machines' last successes, from their tags.
public interface MaxAges {
  /// The tag's key; its value is an ISO-8601 duration such as PT26H.
  String TAG = "groundcrew:max-age";

  /// Returns the unchecked value of the tag for each machine that has it, by the machine's ARN.
  Map<String, String> byMachine(Deadline deadline);
}
