package groundcrew.tagging.journal;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.PermanentFailureException;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.TaskMessage;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// One object in an S3 bucket for each level, account and region, written on condition that nobody
/// else has written it since it was read.
public final class AwsNewestRuns implements NewestRuns {
  /// The prefix of every object.
  static final String ROOT = "runs/";

  private final AwsJournalBucket bucket;

  private record Stored(TaggingTask task, String etag) {}

  public AwsNewestRuns(S3Client s3, String bucket) {
    this.bucket = new AwsJournalBucket(s3, bucket);
  }

  @Override
  public TaggingTask record(TaggingTask task, Deadline deadline) {
    var own = task.at(Position.START);
    while (!deadline.passed()) {
      var stored = read(task, deadline);
      if (stored.isPresent() && !stored.get().task().run().isBefore(task.run())) {
        return stored.get().task();
      }
      if (put(own, stored.map(Stored::etag), deadline)) {
        return own;
      }
    }
    throw new DeadlineExceededException();
  }

  @Override
  public TaggingTask newest(TaggingTask task, Deadline deadline) {
    return read(task, deadline).map(Stored::task).orElse(task);
  }

  private Optional<Stored> read(TaggingTask task, Deadline deadline) {
    var key = key(task);
    try {
      var object = bucket.read(key, deadline);
      return Optional.of(new Stored(parse(key, object.asUtf8String()), object.response().eTag()));
    } catch (NoSuchKeyException none) {
      return Optional.empty();
    }
  }

  /// Returns false if the object has changed, or another function is writing it.
  private boolean put(TaggingTask task, Optional<String> etag, Deadline deadline) {
    try {
      return bucket.put(
          key(task),
          RequestBody.fromString(TaskMessage.body(task)),
          request -> etag.ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*")),
          deadline);
    } catch (SdkException failure) {
      throw AwsClients.translate(deadline, failure);
    }
  }

  private static TaggingTask parse(String key, String text) {
    try {
      if (TaskMessage.parse(text) instanceof TaggingTask task) {
        return task;
      }
      throw new IllegalArgumentException("expected a tagging task");
    } catch (IllegalArgumentException malformed) {
      throw new PermanentFailureException(
          "object %s: %s; delete it, and start a run".formatted(key, malformed.getMessage()),
          malformed);
    }
  }

  private static String key(TaggingTask task) {
    return ROOT + "%s/%s/%s.json".formatted(task.level(), task.account(), task.region());
  }
}
