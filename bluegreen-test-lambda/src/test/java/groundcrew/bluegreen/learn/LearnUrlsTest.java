package groundcrew.bluegreen.learn;

import static groundcrew.bluegreen.learn.LogLines.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.bluegreen.list.CsvLines;
import groundcrew.bluegreen.list.Line.Row;
import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearnUrlsTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-01-31");

  private final InMemoryAccessLogs logs = new InMemoryAccessLogs();
  private final InMemoryListStore store = new InMemoryListStore();
  private final VirtualTime clock = new VirtualTime(Instant.parse("2026-01-31T02:00:00Z"));

  @Test
  void thePagesOfTheLogsAreListed() {
    put(TODAY, "a", get("/"), get("/products/17"), get("/"), get("/logout"));
    put(TODAY.minusDays(1), "b", get("/about,us"));

    var report = learn();

    assertThat(store.list).isEqualTo("path,status\n/,200\n\"/about,us\",200\n/products/17,200\n");
    assertThat(report).isEqualTo(new LearnReport("memory://urls.csv", 3, 3, 2, 0, 5, 0, List.of()));
  }

  @Test
  void theGateReadsTheListAsItWasMeant() throws IOException {
    put(TODAY, "a", get("/a b"), get("/a,b"), get("/caf%C3%A9"));
    learn();

    var csv = new ByteArrayInputStream(store.list.getBytes(StandardCharsets.UTF_8));
    try (var lines = new CsvLines(csv, Set.of())) {
      for (var path : List.of("/a%20b", "/a,b", "/caf%C3%A9")) {
        assertThat(lines.next().orElseThrow())
            .isInstanceOfSatisfying(Row.class, row -> assertThat(row.path()).isEqualTo(path));
      }
      assertThat(lines.next()).isEmpty();
    }
  }

  @Test
  void aLogIsReadOnce() {
    put(TODAY, "a", get("/a"));
    learn();
    put(TODAY, "b", get("/b"));

    var report = learn();

    assertThat(report.logs()).isEqualTo(1);
    assertThat(logs.opened).doesNotHaveDuplicates().hasSize(2);
    assertThat(store.list).contains("/a,200", "/b,200");
  }

  @Test
  void aDayIsLoadedOnceInARun() {
    put(TODAY, "a", get("/a"));
    put(TODAY.minusDays(1), "b", get("/b"));
    learn();

    learn();

    assertThat(store.loaded).containsExactly(TODAY, TODAY.minusDays(1));
  }

  /// A log may come late, and a day be looked at again.
  @Test
  void severalRunsListWhatOneWouldHaveListed() {
    for (var log = 0; log < 6; log++) {
      put(TODAY.minusDays(log % 3), "log-" + log, get("/p/" + log), get("/q-" + log));
      learn();
    }
    var byManyRuns = store.list;
    store.documents.clear();

    learn();

    assertThat(store.list).isEqualTo(byManyRuns);
  }

  @Test
  void logsOfEarlierDaysDoNotCount() {
    put(TODAY.minusDays(29), "a", get("/first"));
    put(TODAY.minusDays(30), "b", get("/too-old"));

    learn();

    assertThat(store.list).isEqualTo("path,status\n/first,200\n");
    learnUrls(Exclusions.DEFAULT).learn(TODAY, deadline(Duration.ofMinutes(15)));
    put(TODAY.plusDays(1), "c", get("/next"));
    learnUrls(Exclusions.DEFAULT).learn(TODAY.plusDays(1), deadline(Duration.ofMinutes(15)));
    assertThat(store.list).isEqualTo("path,status\n/next,200\n");
  }

  /// The first run may have a month of logs before it.
  @Test
  void whatARunHasNoTimeForIsLeftToTheNextOne() {
    for (var day = 0; day < 10; day++) {
      put(TODAY.minusDays(day), "a", get("/day-x" + "abcdefghij".charAt(day)));
    }
    logs.beforeOpening(() -> clock.sleep(Duration.ofMinutes(2)));

    var first = learn();

    assertThat(first.logs()).isBetween(4, 8);
    assertThat(first.waiting()).isEqualTo(10 - first.logs());
    assertThat(store.list).contains("/day-xa,200");
    var second = learn();
    assertThat(second.logs()).isEqualTo(10 - first.logs());
    assertThat(second.urls()).isEqualTo(10);
    assertThat(logs.opened).doesNotHaveDuplicates();
  }

  @Test
  void aLogThatCannotBeReadHidesNoOtherAndIsTriedAgain() {
    logs.put(TODAY, "a", "no gzip".getBytes(StandardCharsets.UTF_8));
    put(TODAY, "b", get("/b"));

    var report = learn();

    assertThat(report.logs()).isEqualTo(1);
    assertThat(report.failed())
        .singleElement()
        .satisfies(failed -> assertThat(failed.log()).isEqualTo("2026/01/31/a.log.gz"));
    assertThat(learn().failed()).hasSize(1);
    put(TODAY, "a", get("/a"));
    assertThat(learn().failed()).isEmpty();
    assertThat(store.list).contains("/a,200", "/b,200");
  }

  /// A wrong prefix must not empty the list of a gate that works.
  @Test
  void withoutAnyPageTheListStaysAsItIs() {
    store.publish("path\n/by-hand\n", deadline(Duration.ofMinutes(1)));

    assertThatThrownBy(this::learn)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no page is known");
    assertThat(store.list).isEqualTo("path\n/by-hand\n");
  }

  @Test
  void aPatternThatIsExcludedLaterIsListedNoLonger() {
    put(TODAY, "a", get("/a"), get("/admin/x"));
    learn();

    learnUrls(new Exclusions(List.of(Glob.parse("/admin/*"))))
        .learn(TODAY, deadline(Duration.ofMinutes(15)));

    assertThat(store.list).isEqualTo("path,status\n/a,200\n");
  }

  private void put(LocalDate day, String name, String... lines) {
    logs.put(day, name, LogLines.gzip(List.of(lines)));
  }

  private LearnReport learn() {
    return learnUrls(Exclusions.DEFAULT).learn(TODAY, deadline(Duration.ofMinutes(15)));
  }

  private LearnUrls learnUrls(Exclusions exclusions) {
    return new LearnUrls(logs, store, exclusions, 2_000, 30);
  }

  private Deadline deadline(Duration time) {
    return new Deadline(clock, clock.instant().plus(time));
  }
}
