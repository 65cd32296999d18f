package groundcrew.bluegreen.learn;

import groundcrew.bluegreen.learn.ReadLog.Log;
import java.util.ArrayList;
import java.util.List;

/// What became of a run.
///
/// @param list where the list is
/// @param urls number of URLs in the list
/// @param patterns number of patterns of the days looked back at
/// @param logs logs that were read
/// @param waiting logs for which there was no time
/// @param lines lines of these logs
/// @param unreadable lines that no load balancer writes
/// @param failed logs that cannot be read; they are tried again in the next run
public record LearnReport(
    String list,
    int urls,
    int patterns,
    int logs,
    int waiting,
    long lines,
    long unreadable,
    List<Failed> failed) {
  /// A log that cannot be read.
  public record Failed(String log, String reason) {}

  /// What is known while logs are read.
  static final class Builder {
    private static final int MOST_FAILED = 20;

    private final List<Failed> failed = new ArrayList<>();
    private int logs;
    private int waiting;
    private long lines;
    private long unreadable;

    void read(Log log) {
      logs++;
      lines += log.lines();
      unreadable += log.unreadable();
    }

    void waits() {
      waiting++;
    }

    /// The first ones tell enough.
    void failed(String log, String reason) {
      if (failed.size() < MOST_FAILED) {
        failed.add(new Failed(log, reason));
      }
    }

    LearnReport published(String list, int urls, int patterns) {
      return new LearnReport(
          list, urls, patterns, logs, waiting, lines, unreadable, List.copyOf(failed));
    }

    @Override
    public String toString() {
      return "%d logs read, %d waiting, failed: %s".formatted(logs, waiting, failed);
    }
  }
}
