package groundcrew.tagging.journal;

import static java.util.stream.Collectors.joining;

import groundcrew.common.Deadline;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// A journal in an S3 bucket.
public final class AwsJournal implements Journal {
  static final String PLANNED = ".jsonl";
  static final String DONE = "-done.jsonl";

  /// Metadata of the objects of a plan. Their lines look like those of interrupted work.
  private static final Map<String, String> PLAN = Map.of("mode", "plan");

  private final AwsJournalBucket bucket;
  private final Map<String, String> metadata;

  /// Creates a journal whose intents are carried out.
  public AwsJournal(S3Client s3, String bucket) {
    this(s3, bucket, Map.of());
  }

  private AwsJournal(S3Client s3, String bucket, Map<String, String> metadata) {
    this.bucket = new AwsJournalBucket(s3, bucket);
    this.metadata = metadata;
  }

  /// Creates a journal of plans, whose intents are neither carried out nor undone.
  public static AwsJournal ofPlans(S3Client s3, String bucket) {
    return new AwsJournal(s3, bucket, PLAN);
  }

  /// Returns whether an object belongs to a plan.
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
    // Only the function that wrote the intent writes its result. If the object exists, the answer
    // to the first attempt was lost and the SDK has repeated the call.
    var _ = put(place.part(part) + DONE, results, deadline);
  }

  /// Writes an object. Returns false if the name is taken.
  private boolean put(String key, List<JournalLine> lines, Deadline deadline) {
    var text = lines.stream().map(JournalLine::json).collect(joining("\n", "", "\n"));
    return bucket.put(
        key,
        RequestBody.fromString(text),
        request -> request.metadata(metadata).ifNoneMatch("*"),
        deadline);
  }
}
