package groundcrew.tagging.journal;

import static java.util.stream.Collectors.joining;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A journal in an S3 bucket.
public final class AwsJournal implements Journal {
  static final String PLANNED = ".jsonl";
  static final String DONE = "-done.jsonl";

  /// An object of the name exists, or another function writes it at this moment.
  private static final Set<Integer> TAKEN = Set.of(412, 409);

  /// Marks the object of a plan, whose lines alone look like those of work that broke off.
  private static final Map<String, String> PLAN = Map.of("mode", "plan");

  private final S3Client s3;
  private final String bucket;
  private final Map<String, String> metadata;

  /// Creates the journal of changes that are made.
  public AwsJournal(S3Client s3, String bucket) {
    this(s3, bucket, Map.of());
  }

  private AwsJournal(S3Client s3, String bucket, Map<String, String> metadata) {
    this.s3 = s3;
    this.bucket = bucket;
    this.metadata = metadata;
  }

  /// Creates the journal of plans: their intents are never carried out, and never undone.
  public static AwsJournal ofPlans(S3Client s3, String bucket) {
    return new AwsJournal(s3, bucket, PLAN);
  }

  /// Tells whether an object belongs to a plan.
  static boolean plan(GetObjectResponse object) {
    return object.metadata().entrySet().containsAll(PLAN.entrySet());
  }

  @Override
  public int writeIntent(JournalPlace place, int part, List<JournalLine> lines, Deadline deadline) {
    var free = part;
    while (!put(place.part(free) + PLANNED, lines, deadline)) {
      free++;
    }
    return free;
  }

  @Override
  public void writeResult(
      JournalPlace place, int part, List<JournalLine> results, Deadline deadline) {
    // Only the function that wrote the intent writes its result. If the object exists, the SDK has
    // sent it a second time because the first answer was lost.
    var _ = put(place.part(part) + DONE, results, deadline);
  }

  /// Writes an object, and returns false where one of that name exists.
  private boolean put(String key, List<JournalLine> lines, Deadline deadline) {
    var text = lines.stream().map(JournalLine::json).collect(joining("\n", "", "\n"));
    try {
      s3.putObject(
          request ->
              request
                  .bucket(bucket)
                  .key(key)
                  .metadata(metadata)
                  .ifNoneMatch("*")
                  .overrideConfiguration(AwsClients.within(deadline)),
          RequestBody.fromString(text));
      return true;
    } catch (S3Exception refused) {
      if (TAKEN.contains(refused.statusCode())) {
        return false;
      }
      throw refused;
    }
  }
}
