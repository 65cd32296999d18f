package groundcrew.local.s3;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.ground.EncryptedResource;
import groundcrew.local.ground.KeyRefusal;
import groundcrew.local.ground.KeyRefusal.Reason;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.template.Resource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The KMS keys of buckets (SSE-KMS with a bucket key). Whoever writes an object needs
/// `GenerateDataKey`, whoever reads it `Decrypt`. S3 reuses a bucket key; here each call is
/// decided.
public final class BucketKeys {
  private static final Map<String, String> ACTIONS =
      Map.of("PutObject", "GenerateDataKey", "GetObject", "Decrypt");
  private static final Set<String> MULTIPART =
      Set.of("CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload");

  private final Map<String, EncryptedResource> byBucket = new ConcurrentHashMap<>();
  private final KeyUse keys;

  /// Creates it without buckets.
  public BucketKeys(KeyUse keys) {
    this.keys = keys;
  }

  /// Takes the default encryption of a bucket. S3 looks at the key only when it is used.
  ///
  /// @throws IllegalArgumentException naming the logical id, for an encryption that is not known
  void declare(Resource resource, String bucket) {
    var rule = resource.properties().at("/BucketEncryption/ServerSideEncryptionConfiguration/0");
    var byDefault = rule.path("ServerSideEncryptionByDefault");
    if (byDefault.path("SSEAlgorithm").asText("AES256").equals("AES256")) {
      byBucket.remove(bucket);
      return;
    }
    if (!byDefault.path("SSEAlgorithm").asText().equals("aws:kms")
        || !rule.path("BucketKeyEnabled").asBoolean()) {
      throw resource.fault("the local S3 knows only AES256, and aws:kms with BucketKeyEnabled");
    }
    byBucket.put(
        bucket,
        new EncryptedResource(
            byDefault.path("KMSMasterKeyID").asText("alias/aws/s3"),
            resource.place().account(),
            resource.place().region(),
            "s3",
            Map.of("aws:s3:arn", "arn:aws:s3:::" + bucket)));
  }

  void forget(String bucket) {
    byBucket.remove(bucket);
  }

  void decide(Caller caller, S3Request request, S3Operation operation) {
    if (request.header("x-amz-copy-source").isPresent() && !byBucket.isEmpty()) {
      throw notKnown();
    }
    var bucket = byBucket.get(request.bucket());
    if (bucket == null) {
      return;
    }
    if (MULTIPART.contains(operation.name())
        || request.header("x-amz-server-side-encryption").isPresent()) {
      throw notKnown();
    }
    var action = ACTIONS.get(operation.name());
    if (action != null) {
      require(caller, bucket, action);
    }
  }

  private void require(Caller caller, EncryptedResource bucket, String action) {
    try {
      keys.require(caller, bucket, action);
    } catch (KeyRefusal e) {
      throw e.reason() == Reason.ACCESS_DENIED
          ? new AwsError(403, "AccessDenied", String.valueOf(e.getMessage()))
          : e.named("KMS.%sException");
    }
  }

  private static AwsError notKnown() {
    return new AwsError(
        501,
        "NotImplemented",
        "The local S3 knows of encrypted buckets only plain writes and reads");
  }
}
