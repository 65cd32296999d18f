package groundcrew.treebutton.print;

import java.util.Optional;

/// The id of the print job of a press: `print-<press>`.
final class JobName {
  private static final String PREFIX = "print-";

  private JobName() {}

  static String of(String press) {
    return PREFIX + press;
  }

  /// Returns the press of a job; empty for a job that is not of a press.
  static Optional<String> press(String job) {
    return job.startsWith(PREFIX) ? Optional.of(job.substring(PREFIX.length())) : Optional.empty();
  }
}
