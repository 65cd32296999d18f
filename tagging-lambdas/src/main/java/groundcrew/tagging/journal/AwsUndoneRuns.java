package groundcrew.tagging.journal;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Pages;
import groundcrew.tagging.message.Task;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Empty objects in an S3 bucket, whose names tell what is undone.
public final class AwsUndoneRuns implements UndoneRuns {
  /// The prefix of every object.
  static final String ROOT = "undone/";

  private static final String ALL = "all";

  /// Status codes of S3 if the object exists, or if another function is writing it.
  private static final Set<Integer> EXISTS = Set.of(412, 409);

  private final S3Client s3;
  private final String bucket;

  public AwsUndoneRuns(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public void mark(
      Instant run,
      String level,
      Optional<String> account,
      Optional<String> region,
      Deadline deadline) {
    try {
      s3.putObject(
          request ->
              request
                  .bucket(bucket)
                  .key(prefix(run, level) + account.orElse(ALL) + "/" + region.orElse(ALL))
                  .ifNoneMatch("*")
                  .overrideConfiguration(AwsClients.within(deadline)),
          RequestBody.empty());
    } catch (S3Exception failure) {
      if (!EXISTS.contains(failure.statusCode())) {
        throw failure;
      }
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
    return Pages.<String, ListObjectsV2Response>of(
            token -> page(prefix, token, deadline),
            page -> Pages.token(page.nextContinuationToken()))
        .flatMap(page -> page.contents().stream())
        .map(S3Object::key)
        .anyMatch(covering::contains);
  }

  private ListObjectsV2Response page(String prefix, @Nullable String token, Deadline deadline) {
    try {
      return s3.listObjectsV2(request ->
          request
              .bucket(bucket)
              .prefix(prefix)
              .continuationToken(token)
              .overrideConfiguration(AwsClients.within(deadline)));
    } catch (SdkException failure) {
      throw AwsClients.translate(deadline, failure);
    }
  }

  private static String prefix(Instant run, String level) {
    return ROOT + "%s/%s/".formatted(run, level);
  }
}
