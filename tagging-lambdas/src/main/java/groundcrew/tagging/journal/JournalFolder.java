package groundcrew.tagging.journal;

import groundcrew.tagging.message.Task;
import java.time.Instant;

/// The part of the journal that holds what one run of a level did in one account and region.
public record JournalFolder(Instant run, String account, String region, String level) {
  /// What every path of the journal begins with.
  public static final String ROOT = "journal/";

  /// Returns the folder of a task.
  public static JournalFolder of(Task task) {
    return new JournalFolder(task.run(), task.account(), task.region(), task.level());
  }

  /// Returns the path, with a slash at its end.
  public String path() {
    return ROOT + "%s/%s/%s/%s/".formatted(run, account, region, level);
  }
}
