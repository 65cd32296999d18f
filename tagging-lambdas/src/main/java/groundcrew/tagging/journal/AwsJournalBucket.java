package groundcrew.tagging.journal;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Pages;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The calls to the bucket of the journal, in which no object is written without a condition.
record AwsJournalBucket(S3Client s3, String name) {
  /// Status codes of S3 if the condition is not met, or if another function is writing the object.
  private static final Set<Integer> REFUSED = Set.of(412, 409);

  /// Lists objects page by page.
  ///
  /// @param delimiter ends the names of folders, which are listed instead of what they contain;
  ///   null for all objects
  /// @throws groundcrew.common.DeadlineExceededException at the deadline
  Stream<ListObjectsV2Response> pages(
      String prefix, @Nullable String delimiter, Deadline deadline) {
    return Pages.<String, ListObjectsV2Response>of(
        token -> page(prefix, delimiter, token, deadline),
        page -> Pages.token(page.nextContinuationToken()));
  }

  private ListObjectsV2Response page(
      String prefix, @Nullable String delimiter, @Nullable String token, Deadline deadline) {
    try {
      return s3.listObjectsV2(request ->
          request
              .bucket(name)
              .prefix(prefix)
              .delimiter(delimiter)
              .continuationToken(token)
              .overrideConfiguration(AwsClients.within(deadline)));
    } catch (SdkException failure) {
      throw AwsClients.translate(deadline, failure);
    }
  }

  /// Reads an object.
  ///
  /// @throws software.amazon.awssdk.services.s3.model.NoSuchKeyException if it does not exist
  /// @throws groundcrew.common.DeadlineExceededException at the deadline
  ResponseBytes<GetObjectResponse> read(String key, Deadline deadline) {
    try {
      return s3.getObjectAsBytes(request ->
          request.bucket(name).key(key).overrideConfiguration(AwsClients.within(deadline)));
    } catch (SdkException failure) {
      throw AwsClients.translate(deadline, failure);
    }
  }

  /// Writes an object, and returns false if its condition is not met.
  ///
  /// @param condition sets the condition, and what else the request has
  boolean put(
      String key,
      RequestBody content,
      Consumer<PutObjectRequest.Builder> condition,
      Deadline deadline) {
    try {
      s3.putObject(
          request ->
              request
                  .bucket(name)
                  .key(key)
                  .overrideConfiguration(AwsClients.within(deadline))
                  .applyMutation(condition),
          content);
      return true;
    } catch (S3Exception failure) {
      if (REFUSED.contains(failure.statusCode())) {
        return false;
      }
      throw failure;
    }
  }
}
