package groundcrew.tagging.journal;

import groundcrew.tagging.message.Task;
import java.time.Instant;

/// The folder of the journal for one run of a level in one account and region.
public record JournalFolder(Instant run, String account, String region, String level) {
  /// The prefix of every path in the journal.
  public static final String ROOT = "journal/";

  /// Returns the folder of a task.
  public static JournalFolder of(Task task) {
    return new JournalFolder(task.run(), task.account(), task.region(), task.level());
  }

  /// Returns the path, with a trailing slash.
  public String path() {
    return ROOT + "%s/%s/%s/%s/".formatted(run, account, region, level);
  }
}
