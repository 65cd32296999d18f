package groundcrew.tagging.accounts;

import groundcrew.common.Json;
import groundcrew.common.JsonArray;
import java.util.List;

/// What became of a run.
///
/// @param accounts how many are in scope
/// @param messages how many were sent
/// @param skipped accounts that get no message, and why
/// @param failed accounts and units that could not be read, and accounts for which a message could
///   not be sent
public record OrderReport(int accounts, int messages, List<Entry> skipped, List<Entry> failed) {
  /// One account, or a unit by its id, and its reason.
  public record Entry(String account, String reason) {}

  public OrderReport {
    skipped = List.copyOf(skipped);
    failed = List.copyOf(failed);
  }

  /// Returns the function's answer.
  public String json() {
    var answer = Json.object().put("accounts", accounts).put("messages", messages);
    write(skipped, answer.putArray("skipped"));
    write(failed, answer.putArray("failed"));
    return Json.write(answer);
  }

  private static void write(List<Entry> entries, JsonArray array) {
    entries.forEach(
        entry -> array.addObject().put("account", entry.account()).put("reason", entry.reason()));
  }
}
