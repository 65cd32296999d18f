package groundcrew.bluegreen.report;

import groundcrew.common.Deadline;

/// Where reports are kept.
public interface Reports {
  /// Writes a document.
  ///
  /// @param name such as `d-ABCDEF123.html`
  /// @param replace whether it takes the place of an earlier one of the same name, which stays
  ///   otherwise
  /// @return where a person finds it
  /// @throws RuntimeException if it could not be written before the deadline
  String put(String name, String contentType, String text, boolean replace, Deadline deadline);
}
