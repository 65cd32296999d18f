package groundcrew.stepfn.notice;

import groundcrew.common.Deadline;

/// The people who are told.
public interface Notices {
  /// Sends the notice.
  void send(Notice notice, Deadline deadline);
}
