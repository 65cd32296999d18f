package groundcrew.tagging.journal;

import static java.util.stream.Collectors.joining;

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

  /// The name is taken: for good, or by somebody who writes it at this moment.
  private static final Set<Integer> TAKEN = Set.of(412, 409);

  /// What an object of a plan says of itself, beside its lines, which are those of work that broke
  /// off.
  private static final Map<String, String> PLAN = Map.of("mode", "plan");

  private final S3Client s3;
  private final String bucket;
  private final Map<String, String> metadata;

  /// Creates the journal of work that is done.
  public AwsJournal(S3Client s3, String bucket) {
    this(s3, bucket, Map.of());
  }

  private AwsJournal(S3Client s3, String bucket, Map<String, String> metadata) {
    this.s3 = s3;
    this.bucket = bucket;
    this.metadata = metadata;
  }

  /// Creates the journal of plans: what is announced is never done, and never undone.
  public static AwsJournal ofPlans(S3Client s3, String bucket) {
    return new AwsJournal(s3, bucket, PLAN);
  }

  /// Tells whether an object is a plan's.
  static boolean plan(GetObjectResponse object) {
    return object.metadata().entrySet().containsAll(PLAN.entrySet());
  }

  @Override
  public int announce(JournalPlace place, int part, List<JournalLine> lines) {
    var free = part;
    while (!put(place.part(free) + PLANNED, lines)) {
      free++;
    }
    return free;
  }

  @Override
  public void conclude(JournalPlace place, int part, List<JournalLine> results) {
    // Who announced the part is the only one to conclude it; should the SDK have sent the object a
    // second time because the first answer was lost, it is there with the same lines.
    var _ = put(place.part(part) + DONE, results);
  }

  /// Writes an object unless there is one of that name, and tells whether it did.
  private boolean put(String key, List<JournalLine> lines) {
    var text = lines.stream().map(JournalLine::json).collect(joining("\n", "", "\n"));
    try {
      s3.putObject(
          request -> request.bucket(bucket).key(key).metadata(metadata).ifNoneMatch("*"),
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
