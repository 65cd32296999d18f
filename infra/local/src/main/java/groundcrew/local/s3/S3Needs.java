package groundcrew.local.s3;

import groundcrew.local.door.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Which permissions a request takes.
final class S3Needs {
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

  private S3Needs() {}

  static List<Need> of(S3Request request) {
    var operation = S3Operation.of(request);
    var action = "s3:" + operation.action();
    if (request.bucket().isEmpty()) {
      return List.of(Need.of(action, "*"));
    }
    if (operation.name().equals("DeleteObjects")) {
      return deletions(request, action);
    }
    var arn = request.key().isEmpty() ? request.bucketArn() : request.objectArn();
    var needs = new ArrayList<Need>();
    needs.add(new Need(action, arn, context(request)));
    request
        .header("x-amz-copy-source")
        .map(S3Needs::source)
        .ifPresent(source -> needs.add(Need.of("s3:GetObject", source)));
    if (request.header("x-amz-tagging").isPresent()) {
      needs.add(Need.of("s3:PutObjectTagging", arn));
    }
    return needs;
  }

  private static Map<String, String> context(S3Request request) {
    var context = new TreeMap<String, String>();
    for (var name : List.of("prefix", "delimiter", "max-keys")) {
      if (request.has(name)) {
        context.put("s3:" + name, request.query().getOrDefault(name, ""));
      }
    }
    for (var name :
        List.of(
            "x-amz-acl",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id",
            "x-amz-storage-class")) {
      request.header(name).ifPresent(value -> context.put("s3:" + name, value));
    }
    return context;
  }

  private static String source(String header) {
    var path = header.startsWith("/") ? header.substring(1) : header;
    return "arn:aws:s3:::" + S3Request.decode(path.replaceFirst("\\?versionId=.*", ""));
  }

  private static List<Need> deletions(S3Request request, String action) {
    return KEY.matcher(request.body())
        .results()
        .map(key -> Need.of(action, request.bucketArn() + "/" + unescaped(key.group(1))))
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
