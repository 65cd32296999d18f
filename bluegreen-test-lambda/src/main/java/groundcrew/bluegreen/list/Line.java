package groundcrew.bluegreen.list;

import java.math.BigDecimal;

/// A row of the list, without the header and empty lines.
public sealed interface Line {
  /// Returns the number of the row in the list, from 1 on; empty lines do not count.
  int number();

  /// A row that can be requested.
  ///
  /// @param path path and query as they are sent
  /// @param weight how much the row counts; 0 if it is only reported
  record Row(int number, String path, Expectation expectation, BigDecimal weight) implements Line {}

  /// A row that must not be requested: its URL belongs to another host. It fails.
  ///
  /// @param url the URL as it is in the list
  record Refused(int number, String url, BigDecimal weight, String reason) implements Line {}

  /// A row that is not understood. The list as a whole fails: nobody knows what it was to test.
  record Malformed(int number, String reason) implements Line {}
}
