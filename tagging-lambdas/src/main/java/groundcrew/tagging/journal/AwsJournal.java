package groundcrew.tagging.journal;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A journal in an S3 bucket.
public final class AwsJournal implements Journal {
  static final String PLANNED = ".jsonl";
  static final String DONE = "-done.jsonl";

  /// The name is taken: for good, or by somebody who writes it at this moment.
  private static final Set<Integer> TAKEN = Set.of(412, 409);

  private final S3Client s3;
  private final String bucket;

  public AwsJournal(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
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
          request -> request.bucket(bucket).key(key).ifNoneMatch("*"),
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
