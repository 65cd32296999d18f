package groundcrew.bluegreen.learn;

import groundcrew.common.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    var window = IntStream.range(0, days).mapToObj(today::minusDays).toList();
    var read = new LearnReport.Builder();
    var known = store.days(deadline);
    var reading = earlier(deadline);
    for (var day : window) {
      var before =
          known.contains(day)
              ? store.load(day, deadline).orElse(LearnedDay.NOTHING)
              : LearnedDay.NOTHING;
      learn(day, before, reading, deadline, read);
    }
    var pages = pages(window, deadline);
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

  private void learn(
      LocalDate day,
      LearnedDay before,
      Deadline reading,
      Deadline deadline,
      LearnReport.Builder read) {
    var pages = new Pages(before.pages());
    var done = new ArrayList<>(before.logs());
    var known = before.logs().stream().collect(Collectors.toSet());
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
    if (done.size() > known.size()) {
      store.save(day, LearnedDay.of(done, pages.list()), deadline);
    }
  }

  /// Returns the pages of all days, the newest of which name their paths.
  private List<Page> pages(List<LocalDate> window, Deadline deadline) {
    var known = store.days(deadline);
    var pages = new Pages();
    window.stream()
        .filter(known::contains)
        .forEach(day ->
            store.load(day, deadline).ifPresent(learned -> pages.addEarlier(learned.pages())));
    return pages.list().stream().flatMap(page -> page.without(exclusions::exclude)).toList();
  }

  /// No path needs quotes in RFC 4180 but for its commas.
  private static String csv(List<String> paths) {
    return paths.stream()
        .map(path -> path.indexOf(',') < 0 ? path : "\"" + path + "\"")
        .map(path -> path + ",200\n")
        .collect(Collectors.joining("", "path,status\n", ""));
  }
}
