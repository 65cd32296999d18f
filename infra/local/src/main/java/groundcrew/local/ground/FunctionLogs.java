package groundcrew.local.ground;

import groundcrew.local.arn.AccountRegion;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// What the functions of the cloud have logged.
@FunctionalInterface
public interface FunctionLogs {

  /// Returns the log groups of an account and region. Functions that share a group have one entry
  /// each.
  List<Group> in(AccountRegion accountRegion);

  /// The log group of one function.
  ///
  /// @param source reads the lines, in the order in which they came
  record Group(String name, Supplier<List<Line>> source) {}

  /// One line of a log.
  record Line(Instant time, String text) {}
}
