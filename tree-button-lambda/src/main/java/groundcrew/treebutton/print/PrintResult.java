package groundcrew.treebutton.print;

import java.util.Optional;

/// How a print job ended.
///
/// @param printed whether the label is printed
/// @param detail what the printer said; its status otherwise
public record PrintResult(boolean printed, String detail) {
  /// Returns the result that a status of an AWS IoT job execution means; empty while it waits or
  /// runs.
  ///
  /// @param detail what the printer said
  public static Optional<PrintResult> of(String status, Optional<String> detail) {
    return switch (status) {
      case "SUCCEEDED" -> Optional.of(new PrintResult(true, detail.orElse(status)));
      case "FAILED", "REJECTED", "TIMED_OUT", "REMOVED", "CANCELED" ->
          Optional.of(
              new PrintResult(false, detail.map(said -> status + ": " + said).orElse(status)));
      default -> Optional.empty();
    };
  }
}
