package groundcrew.bluegreen.list;

import groundcrew.common.Deadline;
import java.io.InputStream;

/// The list of the URLs that are tested, as CSV.
public interface UrlList {
  /// Returns the list as it is now, never one of an earlier deployment.
  ///
  /// @throws UnreadableListException if there is none, or it cannot be read before the deadline
  InputStream open(Deadline deadline);
}
