package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import java.util.Map;

/// How old the last success of a machine may be, as it is written on the machine.
public interface MaxAges {
  /// The tag's key; its value is an ISO-8601 duration such as PT26H.
  String TAG = "groundcrew:max-age";

  /// Returns the tag's value for each machine that has it, by the machine's ARN, whatever is
  /// written there.
  Map<String, String> byMachine(Deadline deadline);
}
