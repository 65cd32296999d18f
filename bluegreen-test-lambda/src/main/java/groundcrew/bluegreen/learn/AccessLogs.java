package groundcrew.bluegreen.learn;

import groundcrew.common.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;

/// The access logs of a load balancer, which it writes every five minutes.
public interface AccessLogs {
  /// Returns the names of the logs of a day, in UTC, in their order. Logs may be added to a day
  /// that is over.
  List<String> of(LocalDate day, Deadline deadline);

  /// Returns a compressed log, which the caller closes.
  ///
  /// @throws IOException if it cannot be read
  InputStream open(String log) throws IOException;
}
