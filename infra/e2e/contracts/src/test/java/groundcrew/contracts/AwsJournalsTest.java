package groundcrew.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.ParallelTasks;
import groundcrew.tagging.journal.AwsJournal;
import groundcrew.tagging.journal.AwsJournals;
import groundcrew.tagging.journal.Journal;
import groundcrew.tagging.journal.JournalFolder;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.Journals;
import groundcrew.tagging.journal.JournalsContract;
import groundcrew.tagging.member.Contexts;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AwsJournalsTest extends JournalsContract {
  @AutoClose private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  /// S3 lists a thousand objects at most.
  @Test
  void listsMorePartsThanFitOnAPage() {
    var folder = new JournalFolder(RUN, "222222222222", "eu-west-1", "platform");
    var place = new JournalPlace(folder, "m-1");
    var numbers = IntStream.rangeClosed(1, 1010).boxed().toList();

    ParallelTasks.map(
        numbers,
        8,
        number -> journal().writeIntent(place, number, planned("r-" + number), Contexts.far()));

    assertThat(parts(journals(), folder, Contexts.far()))
        .flatExtracting(Journals.Part::intents)
        .extracting(line -> line.change().arn())
        .containsExactlyInAnyOrderElementsOf(
            numbers.stream().map(number -> "r-" + number).toList());
  }

  @Override
  protected Journal journal() {
    return new AwsJournal(BUCKETS.client(), bucket);
  }

  @Override
  protected Journals journals() {
    return new AwsJournals(BUCKETS.client(), bucket);
  }

  @Override
  protected void aSecondPasses() throws InterruptedException {
    Thread.sleep(1100);
  }
}
