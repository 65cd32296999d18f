package groundcrew.tagging.journal;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.tagging.message.Task;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Empty objects in an S3 bucket, whose names tell what is undone.
public final class AwsUndoneRuns implements UndoneRuns {
  /// The prefix of every object.
  static final String ROOT = "undone/";

  private static final String ALL = "all";

  private final AwsJournalBucket bucket;

  public AwsUndoneRuns(S3Client s3, String bucket) {
    this.bucket = new AwsJournalBucket(s3, bucket);
  }

  @Override
  public void mark(
      Instant run,
      String level,
      Optional<String> account,
      Optional<String> region,
      Deadline deadline) {
    try {
      // It may exist: then it says the same.
      var _ =
          bucket.put(
              prefix(run, level) + account.orElse(ALL) + "/" + region.orElse(ALL),
              RequestBody.empty(),
              request -> request.ifNoneMatch("*"),
              deadline);
    } catch (SdkException failure) {
      throw AwsClients.translate(deadline, failure);
    }
  }

  @Override
  public boolean covers(Task task, Deadline deadline) {
    var prefix = prefix(task.run(), task.level());
    var covering = new HashSet<String>();
    for (var account : Set.of(task.account(), ALL)) {
      for (var region : Set.of(task.region(), ALL)) {
        covering.add(prefix + account + "/" + region);
      }
    }
    return bucket
        .pages(prefix, null, deadline)
        .flatMap(page -> page.contents().stream())
        .map(S3Object::key)
        .anyMatch(covering::contains);
  }

  private static String prefix(Instant run, String level) {
    return ROOT + "%s/%s/".formatted(run, level);
  }
}
