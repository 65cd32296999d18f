package groundcrew.bluegreen.learn;

import groundcrew.common.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Learns from access logs which URLs the gate tests, and publishes their list.
///
/// Each log is read once: what it told is kept with its day. What one run has no time for is left
/// to the next one.
public final class LearnUrls {
  private static final Logger LOG = LoggerFactory.getLogger(LearnUrls.class);

  /// The time for the days that are kept, and for the list.
  private static final Duration CHOOSING = Duration.ofSeconds(60);

  private static final int SHORT = 4;

  private final AccessLogs logs;
  private final ListStore store;
  private final ReadLog readLog;
  private final Exclusions exclusions;
  private final ChooseUrls chooseUrls;
  private final int days;

  /// @param exclusions what is never listed, even if it was learned before
  /// @param mostUrls how many URLs the list has at most
  /// @param days how far logs are looked back at, today included
  public LearnUrls(
      AccessLogs logs, ListStore store, Exclusions exclusions, int mostUrls, int days) {
    this.logs = logs;
    this.store = store;
    this.readLog = new ReadLog(exclusions);
    this.exclusions = exclusions;
    this.chooseUrls = new ChooseUrls(mostUrls);
    this.days = days;
  }

  /// Reads the logs that are new, and publishes the list.
  ///
  /// @param today the last day, in UTC
  /// @throws IllegalStateException if no page is known; the list stays as it is
  public LearnReport learn(LocalDate today, Deadline deadline) {
    var read = new LearnReport.Builder();
    var known = store.days(deadline);
    var reading = earlier(deadline);
    var all = new Pages();
    for (var ago = 0; ago < days; ago++) {
      var day = today.minusDays(ago);
      var before =
          known.contains(day)
              ? store.load(day, deadline).orElse(LearnedDay.NOTHING)
              : LearnedDay.NOTHING;
      // The newest days come first: they name the paths.
      all.addEarlier(learn(day, before, reading, deadline, read).pages());
    }
    var pages = all.list().stream().flatMap(page -> page.without(exclusions::exclude)).toList();
    if (pages.isEmpty()) {
      throw new IllegalStateException(
          "no page is known: the logs of the last %d days have no successful GET, and the list stays as it is; %s"
              .formatted(days, read));
    }
    var chosen = chooseUrls.choose(pages);
    var list = store.publish(csv(chosen), deadline);
    return read.published(list, chosen.size(), pages.size());
  }

  /// A short invocation keeps a quarter.
  private static Deadline earlier(Deadline deadline) {
    var share = deadline.remaining().dividedBy(SHORT);
    return deadline.earlier(share.compareTo(CHOOSING) < 0 ? share : CHOOSING);
  }

  /// Reads the new logs of a day, and returns what is known of the day afterwards.
  private LearnedDay learn(
      LocalDate day,
      LearnedDay before,
      Deadline reading,
      Deadline deadline,
      LearnReport.Builder read) {
    var pages = new Pages(before.pages());
    var done = new ArrayList<>(before.logs());
    var known = Set.copyOf(before.logs());
    for (var log : logs.of(day, deadline)) {
      if (known.contains(log)) {
        continue;
      }
      if (reading.passed()) {
        read.waits();
        continue;
      }
      try (var gzip = logs.open(log)) {
        var content = readLog.read(gzip);
        pages.addLater(content.pages().list());
        done.add(log);
        read.read(content);
      } catch (IOException | RuntimeException unreadable) {
        LOG.warn("{} cannot be read", log, unreadable);
        read.failed(log, String.valueOf(unreadable.getMessage()));
      }
    }
    if (done.size() == known.size()) {
      return before;
    }
    var learned = LearnedDay.of(done, pages.list());
    store.save(day, learned, deadline);
    return learned;
  }

  /// No path needs quotes in RFC 4180 but for its commas.
  private static String csv(List<String> paths) {
    return paths.stream()
        .map(path -> path.indexOf(',') < 0 ? path : "\"" + path + "\"")
        .map(path -> path + ",200\n")
        .collect(Collectors.joining("", "path,status\n", ""));
  }
}
