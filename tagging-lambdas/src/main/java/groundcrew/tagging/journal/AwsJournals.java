package groundcrew.tagging.journal;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import groundcrew.common.Deadline;
import groundcrew.common.PermanentFailureException;
import groundcrew.tagging.journal.JournalLine.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The journals in an S3 bucket.
public final class AwsJournals implements Journals {
  private final AwsJournalBucket bucket;

  public AwsJournals(S3Client s3, String bucket) {
    this.bucket = new AwsJournalBucket(s3, bucket);
  }

  @Override
  public Stream<JournalFolder> folders(
      Instant run,
      Optional<String> account,
      Optional<String> region,
      Optional<String> level,
      Deadline deadline) {
    var ofRun = JournalFolder.ROOT + run + "/";
    return below(ofRun, account, deadline)
        .flatMap(ofAccount -> below(ofAccount, region, deadline))
        .flatMap(ofRegion -> below(ofRegion, level, deadline))
        .map(path -> path.substring(ofRun.length()).split("/", -1))
        .map(names -> new JournalFolder(run, names[0], names[1], names[2]));
  }

  /// Returns the folders below a path, or only the one of the given name.
  private Stream<String> below(String path, Optional<String> name, Deadline deadline) {
    return bucket
        .pages(path, "/", deadline)
        .flatMap(page -> page.commonPrefixes().stream())
        .map(CommonPrefix::prefix)
        .filter(found -> name.map(n -> found.equals(path + n + "/")).orElse(true));
  }

  @Override
  public List<PartName> names(JournalFolder folder, Deadline deadline) {
    var objects =
        bucket
            .pages(folder.path(), null, deadline)
            .flatMap(page -> page.contents().stream())
            .toList();
    var done =
        objects.stream()
            .map(S3Object::key)
            .filter(key -> key.endsWith(AwsJournal.DONE))
            .collect(toSet());
    return objects.stream()
        .filter(object -> !object.key().endsWith(AwsJournal.DONE))
        // S3 returns times in whole seconds. Of two parts of one delivery, the later one has the
        // longer name or the higher number.
        .sorted(
            Comparator.comparing(S3Object::lastModified)
                .thenComparingInt(object -> object.key().length())
                .thenComparing(S3Object::key))
        .map(object -> new PartName(object.key(), done.contains(results(object.key()))))
        .toList();
  }

  @Override
  public Optional<Part> read(PartName name, Deadline deadline) {
    var intents = bucket.read(name.name(), deadline);
    return AwsJournal.plan(intents.response())
        ? Optional.empty()
        : Optional.of(
            new Part(
                lines(name.name(), intents),
                name.finished() ? outcomes(results(name.name()), deadline) : Map.of()));
  }

  private static String results(String intents) {
    return intents.substring(0, intents.length() - AwsJournal.PLANNED.length()) + AwsJournal.DONE;
  }

  private Map<String, Outcome> outcomes(String key, Deadline deadline) {
    return lines(key, bucket.read(key, deadline)).stream()
        .collect(toMap(line -> line.change().arn(), JournalLine::outcome, (one, other) -> other));
  }

  private static List<JournalLine> lines(String key, ResponseBytes<GetObjectResponse> object) {
    var texts = object.asUtf8String().lines().toList();
    var lines = new ArrayList<JournalLine>();
    for (var number = 1; number <= texts.size(); number++) {
      var text = texts.get(number - 1);
      if (!text.isBlank()) {
        lines.add(line(key, number, text));
      }
    }
    return lines;
  }

  private static JournalLine line(String key, int number, String text) {
    try {
      return JournalLine.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new PermanentFailureException(
          "journal object %s, line %d: %s".formatted(key, number, malformed.getMessage()),
          malformed);
    }
  }
}
