package groundcrew.local.s3;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RawCall;
import groundcrew.local.ground.EncryptedResource;
import groundcrew.local.ground.KeyRefusal;
import groundcrew.local.ground.KeyRefusal.Reason;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.template.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The KMS keys of buckets (SSE-KMS) and of the objects that were written under them. Whoever
/// writes needs `GenerateDataKey`, whoever reads `Decrypt`. S3 reuses a bucket key; here each call
/// is decided.
public final class BucketKeys {
  private static final String AWS_MANAGED = "alias/aws/s3";
  private static final Set<String> WRITING = Set.of("PutObject", "CopyObject");
  private static final Set<String> PARTS =
      Set.of("CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload");

  private final Map<String, Declared> buckets = new ConcurrentHashMap<>();
  private final Map<String, EncryptedResource> objects = new ConcurrentHashMap<>();
  private final KeyUse keys;

  private record Declared(String key, String account, String region, boolean bucketKey) {
    EncryptedResource object(S3Request request) {
      var arn = bucketKey ? request.bucketArn() : request.objectArn();
      return new EncryptedResource(key, account, region, "s3", Map.of("aws:s3:arn", arn));
    }
  }

  /// Creates it without buckets.
  public BucketKeys(KeyUse keys) {
    this.keys = keys;
  }

  /// Takes the default encryption of a bucket. S3 looks at the key only when it is used.
  ///
  /// @throws IllegalArgumentException naming the logical id, for an algorithm that is not known
  void declare(Resource resource, String bucket) {
    var rule =
        resource.properties().at("/BucketEncryption/ServerSideEncryptionConfiguration/0");
    var byDefault = rule.path("ServerSideEncryptionByDefault");
    switch (byDefault.path("SSEAlgorithm").asText("AES256")) {
      case "AES256" -> buckets.remove(bucket);
      case "aws:kms" ->
          buckets.put(
              bucket,
              new Declared(
                  byDefault.path("KMSMasterKeyID").asText(AWS_MANAGED),
                  resource.place().account(),
                  resource.place().region(),
                  rule.path("BucketKeyEnabled").asBoolean()));
      default ->
          throw resource.fault("the local S3 knows no SSEAlgorithm but AES256 and aws:kms");
    }
  }

  void forget(String bucket) {
    buckets.remove(bucket);
  }

  /// Decides a call before it is made.
  void decide(RawCall call, S3Request request, S3Operation operation) {
    switch (operation.name()) {
      case "GetObject" -> use(call, stored(request.objectArn()), "Decrypt");
      case "CopyObject" -> {
        use(call, request.copySource().flatMap(this::stored), "Decrypt");
        use(call, wanted(call, request), "GenerateDataKey");
      }
      case "PutObject" -> use(call, wanted(call, request), "GenerateDataKey");
      default -> {
        if (PARTS.contains(operation.name())) {
          use(call, wanted(call, request), "GenerateDataKey", "Decrypt");
        }
      }
    }
  }

  /// Takes note of the key of an object that was written.
  void written(RawCall call, S3Request request, S3Operation operation) {
    if (WRITING.contains(operation.name()) || operation.name().equals("CompleteMultipartUpload")) {
      objects.remove(request.objectArn());
      wanted(call, request).ifPresent(key -> objects.put(request.objectArn(), key));
    }
  }

  private Optional<EncryptedResource> stored(String objectArn) {
    return Optional.ofNullable(objects.get(objectArn));
  }

  /// Returns what a call would write: by its own headers, or else by the bucket's default.
  private Optional<EncryptedResource> wanted(RawCall call, S3Request request) {
    var byDefault = Optional.ofNullable(buckets.get(request.bucket()));
    return request
        .header("x-amz-server-side-encryption")
        .map(algorithm -> asked(algorithm, byDefault, call, request))
        .orElse(byDefault)
        .map(declared -> declared.object(request));
  }

  private static Optional<Declared> asked(
      String algorithm, Optional<Declared> byDefault, RawCall call, S3Request request) {
    if (!algorithm.equals("aws:kms")) {
      return Optional.empty();
    }
    var key = request.header("x-amz-server-side-encryption-aws-kms-key-id").orElse(AWS_MANAGED);
    return Optional.of(
        new Declared(
            key,
            byDefault.map(Declared::account).orElse(call.caller().account()),
            call.region(),
            byDefault.map(Declared::bucketKey).orElse(false)));
  }

  private void use(RawCall call, Optional<EncryptedResource> object, String... actions) {
    try {
      object.ifPresent(key -> keys.require(call.caller(), key, actions));
    } catch (KeyRefusal e) {
      throw e.reason() == Reason.ACCESS_DENIED
          ? new AwsError(403, "AccessDenied", String.valueOf(e.getMessage()))
          : e.named("KMS.%sException");
    }
  }
}
