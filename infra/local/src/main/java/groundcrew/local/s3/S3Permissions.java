package groundcrew.local.s3;

import groundcrew.local.gateway.RequiredPermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which permissions a request takes.
final class S3Permissions {
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
  private static final List<String> QUERY = List.of("prefix", "delimiter", "max-keys");
  private static final Set<String> LISTING = Set.of("ListBucket", "ListBucketVersions");
  private static final List<String> WRITE_CONDITIONS = List.of("if-match", "if-none-match");
  private static final List<String> HEADERS =
      List.of(
          "x-amz-acl",
          "x-amz-copy-source",
          "x-amz-server-side-encryption",
          "x-amz-server-side-encryption-aws-kms-key-id",
          "x-amz-storage-class");

  /// Tells a policy that demands a condition which writes it cannot demand it from: the first call
  /// and the parts of a multipart upload take none.
  private static final String CREATES = "s3:ObjectCreationOperation";

  private static final Set<String> CREATING =
      Set.of("PutObject", "CopyObject", "CompleteMultipartUpload");

  /// Every condition key that some call has; a policy may ask whether it is there.
  static final Set<String> CONDITION_KEYS =
      Stream.of(QUERY, WRITE_CONDITIONS, HEADERS, List.of("ObjectCreationOperation"))
          .flatMap(List::stream)
          .map(name -> "s3:" + name)
          .collect(Collectors.toUnmodifiableSet());

  private S3Permissions() {}

  static List<RequiredPermission> of(S3Request request) {
    var operation = S3Operation.of(request);
    var action = "s3:" + operation.action();
    if (request.bucket().isEmpty()) {
      return List.of(RequiredPermission.of(action, "*"));
    }
    if (operation.name().equals("DeleteObjects")) {
      return deletions(request, action);
    }
    var arn = request.key().isEmpty() ? request.bucketArn() : request.objectArn();
    var requiredPermissions = new ArrayList<RequiredPermission>();
    requiredPermissions.add(new RequiredPermission(action, arn, context(request, operation)));
    request
        .header("x-amz-copy-source")
        .map(S3Permissions::source)
        .ifPresent(
            source -> requiredPermissions.add(RequiredPermission.of("s3:GetObject", source)));
    if (request.header("x-amz-tagging").isPresent()) {
      requiredPermissions.add(RequiredPermission.of("s3:PutObjectTagging", arn));
    }
    return requiredPermissions;
  }

  private static Map<String, String> context(S3Request request, S3Operation operation) {
    var context = new TreeMap<String, String>();
    if (LISTING.contains(operation.action())) {
      QUERY.stream()
          .filter(request::has)
          .forEach(name -> context.put("s3:" + name, request.query().getOrDefault(name, "")));
    }
    putHeaders(request, HEADERS, context);
    if (operation.action().equals("PutObject")) {
      putHeaders(request, WRITE_CONDITIONS, context);
      context.put(CREATES, Boolean.toString(CREATING.contains(operation.name())));
    }
    return context;
  }

  private static void putHeaders(
      S3Request request, List<String> names, Map<String, String> context) {
    names.forEach(
        name -> request.header(name).ifPresent(value -> context.put("s3:" + name, value)));
  }

  private static String source(String header) {
    var path = header.startsWith("/") ? header.substring(1) : header;
    return "arn:aws:s3:::" + S3Request.decode(path.replaceFirst("\\?versionId=.*", ""));
  }

  private static List<RequiredPermission> deletions(S3Request request, String action) {
    return KEY.matcher(request.body())
        .results()
        .map(key ->
            RequiredPermission.of(action, request.bucketArn() + "/" + unescaped(key.group(1))))
        .toList();
  }

  private static String unescaped(String xml) {
    return xml.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }
}
