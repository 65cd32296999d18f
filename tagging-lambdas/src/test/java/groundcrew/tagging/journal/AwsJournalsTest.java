package groundcrew.tagging.journal;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.journal.Journals.Part;
import groundcrew.tagging.member.Contexts;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AwsJournalsTest extends JournalsContract {
  private final InMemoryS3 s3 = new InMemoryS3("journals", Duration.ofSeconds(1));

  @Override
  protected Journal journal() {
    return new AwsJournal(s3, "journals");
  }

  @Override
  protected Journals journals() {
    return new AwsJournals(s3, "journals");
  }

  /// S3 returns times in whole seconds, and parts without changes are written faster than that.
  @Test
  void sortsPartsOfTheSameSecondByNumber() {
    var fast = new InMemoryS3("journals", Duration.ZERO);
    var folder = new JournalFolder(RUN, "222222222222", "eu-west-1", "platform");
    var place = new JournalPlace(folder, "m-1");
    IntStream.rangeClosed(1, 12)
        .forEach(i ->
            new AwsJournal(fast, "journals")
                .writeIntent(place, i, planned("r-" + i), Contexts.far()));

    assertThat(parts(new AwsJournals(fast, "journals"), folder, Contexts.far()))
        .flatExtracting(Part::intents)
        .extracting(line -> line.change().arn())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).mapToObj(i -> "r-" + i).toList());
  }
}
