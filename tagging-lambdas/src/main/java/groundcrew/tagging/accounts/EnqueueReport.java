package groundcrew.tagging.accounts;

import java.util.List;

/// What a run sent, and the answer of the function.
///
/// @param accounts how many are in scope
/// @param messages how many were sent
/// @param skipped accounts that get no message, and why
/// @param failed accounts and units that could not be read, and accounts for which a message could
///   not be sent
public record EnqueueReport(int accounts, int messages, List<Entry> skipped, List<Entry> failed) {
  /// One account, or a unit by its id, and its reason.
  public record Entry(String account, String reason) {}

  public EnqueueReport {
    skipped = List.copyOf(skipped);
    failed = List.copyOf(failed);
  }
}
