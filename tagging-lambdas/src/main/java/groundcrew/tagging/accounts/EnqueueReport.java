package groundcrew.tagging.accounts;

import java.util.List;

/// The result of sending the tasks of a run, and the answer of the function.
///
/// @param accounts number of accounts that the invocation read or skipped
/// @param messages number of messages that were sent
/// @param skipped accounts that get no message, with the reason
/// @param failed accounts and units that could not be read, and accounts for which a message could
///   not be sent; accounts that the next invocation reads are not among them
public record EnqueueReport(int accounts, int messages, List<Entry> skipped, List<Entry> failed) {
  /// An account or unit, and the reason.
  ///
  /// @param account id of the account, or of the unit
  public record Entry(String account, String reason) {}

  public EnqueueReport {
    skipped = List.copyOf(skipped);
    failed = List.copyOf(failed);
  }
}
