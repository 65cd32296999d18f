package groundcrew.local.s3;

import java.util.List;
import java.util.Map;

/// An operation of S3 and the action that IAM decides it by.
///
/// @param action without `s3:`; where the two differ is where policies go wrong
record S3Operation(String name, String action) {
  private static final Map<String, S3Operation> BUCKET_SUB_RESOURCES =
      Map.of(
          "GET location", new S3Operation("GetBucketLocation", "GetBucketLocation"),
          "GET policy", new S3Operation("GetBucketPolicy", "GetBucketPolicy"),
          "PUT policy", new S3Operation("PutBucketPolicy", "PutBucketPolicy"),
          "GET tagging", new S3Operation("GetBucketTagging", "GetBucketTagging"),
          "PUT tagging", new S3Operation("PutBucketTagging", "PutBucketTagging"),
          "GET uploads", new S3Operation("ListMultipartUploads", "ListBucketMultipartUploads"),
          "POST delete", new S3Operation("DeleteObjects", "DeleteObject"));
  private static final Map<String, S3Operation> OBJECT_SUB_RESOURCES =
      Map.of(
          "GET tagging", new S3Operation("GetObjectTagging", "GetObjectTagging"),
          "PUT tagging", new S3Operation("PutObjectTagging", "PutObjectTagging"),
          "DELETE tagging", new S3Operation("DeleteObjectTagging", "DeleteObjectTagging"),
          "GET acl", new S3Operation("GetObjectAcl", "GetObjectAcl"),
          "PUT acl", new S3Operation("PutObjectAcl", "PutObjectAcl"),
          "POST uploads", new S3Operation("CreateMultipartUpload", "PutObject"),
          "PUT uploadId", new S3Operation("UploadPart", "PutObject"),
          "POST uploadId", new S3Operation("CompleteMultipartUpload", "PutObject"),
          "GET uploadId", new S3Operation("ListParts", "ListMultipartUploadParts"),
          "DELETE uploadId", new S3Operation("AbortMultipartUpload", "AbortMultipartUpload"));
  private static final Map<String, S3Operation> BUCKET =
      Map.of(
          "GET", new S3Operation("ListObjects", "ListBucket"),
          "HEAD", new S3Operation("HeadBucket", "ListBucket"),
          "PUT", new S3Operation("CreateBucket", "CreateBucket"),
          "DELETE", new S3Operation("DeleteBucket", "DeleteBucket"));
  private static final Map<String, S3Operation> OBJECT =
      Map.of(
          "GET", new S3Operation("GetObject", "GetObject"),
          "HEAD", new S3Operation("HeadObject", "GetObject"),
          "PUT", new S3Operation("PutObject", "PutObject"),
          "DELETE", new S3Operation("DeleteObject", "DeleteObject"));

  /// Sub-resources that this S3 does not have; taking them for the plain operation would store a
  /// bucket's configuration as if it were the bucket.
  private static final List<String> FOREIGN =
      List.of(
          "accelerate",
          "acl",
          "analytics",
          "cors",
          "encryption",
          "intelligent-tiering",
          "inventory",
          "legal-hold",
          "lifecycle",
          "logging",
          "metrics",
          "notification",
          "object-lock",
          "ownershipControls",
          "policyStatus",
          "publicAccessBlock",
          "replication",
          "requestPayment",
          "restore",
          "retention",
          "select",
          "torrent",
          "versionId",
          "versioning",
          "versions",
          "website");

  private static final S3Operation UNKNOWN = new S3Operation("Unknown", "Unknown");

  static S3Operation of(S3Request request) {
    if (request.bucket().isEmpty()) {
      return new S3Operation("ListBuckets", "ListAllMyBuckets");
    }
    var ofBucket = request.key().isEmpty();
    var subResources = ofBucket ? BUCKET_SUB_RESOURCES : OBJECT_SUB_RESOURCES;
    for (var name : request.query().keySet()) {
      var found = subResources.get(request.method() + " " + name);
      if (found != null) {
        return found;
      }
      if (FOREIGN.contains(name)) {
        return UNKNOWN;
      }
    }
    if (ofBucket) {
      var listsNewly = request.has("list-type") && request.method().equals("GET");
      return listsNewly
          ? new S3Operation("ListObjectsV2", "ListBucket")
          : BUCKET.getOrDefault(request.method(), UNKNOWN);
    }
    var copies = request.header("x-amz-copy-source").isPresent();
    return copies && request.method().equals("PUT")
        ? new S3Operation("CopyObject", "PutObject")
        : OBJECT.getOrDefault(request.method(), UNKNOWN);
  }

  boolean known() {
    return !equals(UNKNOWN);
  }
}
