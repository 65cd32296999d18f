package groundcrew.stepfn.notice;

import groundcrew.common.Deadline;

/// Where notices are sent.
public interface Notices {
  /// Sends the notice.
  void send(Notice notice, Deadline deadline);
}
