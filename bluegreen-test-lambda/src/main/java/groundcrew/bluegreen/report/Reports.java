package groundcrew.bluegreen.report;

import groundcrew.common.Deadline;

/// Where reports are kept.
public interface Reports {
  /// Writes a document in place of an earlier one of the same name.
  ///
  /// @param name such as `d-ABCDEF123.html`
  /// @return where a person finds it
  /// @throws RuntimeException if it could not be written before the deadline
  String put(String name, String contentType, String text, Deadline deadline);
}
