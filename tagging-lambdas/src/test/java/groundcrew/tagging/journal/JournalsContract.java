package groundcrew.tagging.journal;

import static groundcrew.tagging.journal.JournalLine.Outcome.FAILED;
import static groundcrew.tagging.journal.JournalLine.Outcome.PLANNED;
import static groundcrew.tagging.journal.JournalLine.Outcome.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.tagging.journal.Journals.Part;
import groundcrew.tagging.member.Contexts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of [Journals].
public abstract class JournalsContract {
  /// The run that a test reads.
  protected static final Instant RUN = Instant.parse("2026-01-31T02:00:00Z");

  private static final Optional<String> ANY = Optional.empty();
  private static final JournalFolder FOLDER = folder("222222222222", "eu-west-1", "platform");

  /// Returns the journal of the test, which is empty at first.
  protected abstract Journal journal();

  /// Returns the reader of the same journal.
  protected abstract Journals journals();

  /// Reads all parts of a folder.
  protected static List<Part> parts(Journals journals, JournalFolder folder, Deadline deadline) {
    return journals.names(folder, deadline).stream()
        .flatMap(name -> journals.read(name, deadline).stream())
        .toList();
  }

  /// Waits for a second if the store returns times in whole seconds.
  protected void aSecondPasses() throws InterruptedException {}

  @Test
  void listsNothingForAnUnknownRun() {
    writeIntent(FOLDER);

    assertThat(journals().folders(RUN.plusSeconds(1), ANY, ANY, ANY, Contexts.far())).isEmpty();
    assertThat(parts(journals(), folder("222222222222", "eu-west-1", "project"), Contexts.far()))
        .isEmpty();
  }

  @Test
  void listsEveryFolderOfTheRunOnceAndNoneOfAnother() {
    var other = folder("333333333333", "us-east-1", "project");
    writeIntent(FOLDER);
    writeIntent(FOLDER);
    writeIntent(other);
    writeIntent(new JournalFolder(RUN.plusMillis(500), "444444444444", "eu-west-1", "platform"));

    assertThat(journals().folders(RUN, ANY, ANY, ANY, Contexts.far()))
        .containsExactlyInAnyOrder(FOLDER, other);
  }

  @Test
  void restrictsFoldersToAnAccountARegionAndALevel() {
    var account = folder("333333333333", "eu-west-1", "platform");
    var region = folder("222222222222", "eu-west-2", "platform");
    var level = folder("222222222222", "eu-west-1", "platform-2");
    List.of(FOLDER, account, region, level).forEach(this::writeIntent);

    assertThat(journals().folders(RUN, Optional.of("222222222222"), ANY, ANY, Contexts.far()))
        .containsExactlyInAnyOrder(FOLDER, region, level);
    assertThat(journals().folders(RUN, ANY, Optional.of("eu-west-1"), ANY, Contexts.far()))
        .containsExactlyInAnyOrder(FOLDER, account, level);
    assertThat(journals().folders(RUN, ANY, ANY, Optional.of("platform"), Contexts.far()))
        .containsExactlyInAnyOrder(FOLDER, account, region);
    assertThat(
            journals()
                .folders(
                    RUN,
                    Optional.of("222222222222"),
                    Optional.of("eu-west-1"),
                    Optional.of("platform"),
                    Contexts.far()))
        .containsExactly(FOLDER);
  }

  @Test
  void listsMoreFoldersThanFitOnAPage() {
    var many =
        IntStream.range(0, 25)
            .mapToObj(i -> folder("%012d".formatted(i), "eu-west-1", "platform"))
            .toList();
    many.forEach(this::writeIntent);

    assertThat(journals().folders(RUN, ANY, ANY, ANY, Contexts.far()))
        .containsExactlyInAnyOrderElementsOf(many);
  }

  @Test
  void listsThePartsOfAllDeliveriesInTheOrderInWhichTheyWereWritten() throws InterruptedException {
    var later = new JournalPlace(FOLDER, "a-1");
    var earlier = new JournalPlace(FOLDER, "z-1");
    IntStream.rangeClosed(1, 12)
        .forEach(i -> journal().writeIntent(earlier, i, planned("z-" + i), Contexts.far()));
    aSecondPasses();
    IntStream.rangeClosed(1, 12)
        .forEach(i -> journal().writeIntent(later, i, planned("a-" + i), Contexts.far()));

    assertThat(parts(journals(), FOLDER, Contexts.far()))
        .flatExtracting(Part::intents)
        .extracting(line -> line.change().arn())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 24)
                .mapToObj(i -> i <= 12 ? "z-" + i : "a-" + (i - 12))
                .toList());
  }

  @Test
  void returnsTheResultOfEachResourceThatHasOne() {
    var place = new JournalPlace(FOLDER, "m-1");
    journal().writeIntent(place, 1, planned("a", "b", "c"), Contexts.far());
    journal().writeIntent(place, 2, planned("d"), Contexts.far());
    journal()
        .writeResult(
            place,
            1,
            List.of(
                JournalLine.of(Change.none("a"), TAGGED),
                JournalLine.of(Change.none("b"), FAILED, "AccessDenied: no")),
            Contexts.far());

    assertThat(parts(journals(), FOLDER, Contexts.far()))
        .containsExactly(
            new Part(planned("a", "b", "c"), Map.of("a", TAGGED, "b", FAILED)),
            new Part(planned("d"), Map.of()));
  }

  private void writeIntent(JournalFolder folder) {
    journal().writeIntent(new JournalPlace(folder, "m-1"), 1, planned("r"), Contexts.far());
  }

  private static JournalFolder folder(String account, String region, String level) {
    return new JournalFolder(RUN, account, region, level);
  }

  /// Returns the intents of a change on each resource.
  protected static List<JournalLine> planned(String... arns) {
    return List.of(arns).stream()
        .map(arn -> JournalLine.of(Change.of(arn, Map.of(), Map.of("k", "v"), Map.of()), PLANNED))
        .toList();
  }
}
