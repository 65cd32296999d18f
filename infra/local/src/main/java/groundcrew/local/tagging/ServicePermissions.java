package groundcrew.local.tagging;

import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.RequiredPermission;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which permission each hosting service asks for when its resources are tagged.
///
/// The table is the fake's own: one that the product shared would prove nothing about the product's
/// policies.
final class ServicePermissions {
  private static final Map<String, Actions> BY_SERVICE =
      Map.ofEntries(
          Map.entry("cloudformation", Actions.tagResource()),
          Map.entry("cloudfront", Actions.tagResource()),
          Map.entry("dynamodb", Actions.tagResource()),
          Map.entry("ec2", new Actions(List.of("CreateTags"), List.of("DeleteTags"))),
          Map.entry("ecr", Actions.tagResource()),
          Map.entry("ecs", Actions.tagResource()),
          Map.entry("elasticloadbalancing", new Actions(List.of("AddTags"), List.of("RemoveTags"))),
          Map.entry(
              "kinesis", new Actions(List.of("AddTagsToStream"), List.of("RemoveTagsFromStream"))),
          Map.entry("kms", Actions.tagResource()),
          Map.entry("lambda", Actions.tagResource()),
          Map.entry("logs", Actions.tagResource()),
          Map.entry(
              "rds", new Actions(List.of("AddTagsToResource"), List.of("RemoveTagsFromResource"))),
          Map.entry(
              "route53",
              new Actions(List.of("ChangeTagsForResource"), List.of("ChangeTagsForResource"))),
          // A bucket's tags are one document, which is read, changed and written back as a whole.
          Map.entry(
              "s3",
              new Actions(
                  List.of("GetBucketTagging", "PutBucketTagging"),
                  List.of("GetBucketTagging", "PutBucketTagging"))),
          Map.entry("secretsmanager", Actions.tagResource()),
          Map.entry("sns", Actions.tagResource()),
          Map.entry("sqs", new Actions(List.of("TagQueue"), List.of("UntagQueue"))),
          Map.entry("states", Actions.tagResource()));

  private ServicePermissions() {}

  static List<RequiredPermission> toTag(
      String arn, Map<String, String> present, Map<String, String> tags) {
    var context = context(present);
    tags.forEach((key, value) -> context.put("aws:RequestTag/" + key, value));
    return requiredPermissions(arn, of(arn).tag(), context);
  }

  static List<RequiredPermission> toUntag(String arn, Map<String, String> present) {
    return requiredPermissions(arn, of(arn).untag(), context(present));
  }

  private static Actions of(String arn) {
    return BY_SERVICE.getOrDefault(service(arn), Actions.tagResource());
  }

  private static Map<String, String> context(Map<String, String> present) {
    var context = new TreeMap<String, String>();
    present.forEach((key, value) -> context.put("aws:ResourceTag/" + key, value));
    return context;
  }

  private static List<RequiredPermission> requiredPermissions(
      String arn, List<String> actions, Map<String, String> context) {
    return actions.stream()
        .map(action -> new RequiredPermission(service(arn) + ":" + action, arn, context))
        .toList();
  }

  private static String service(String arn) {
    return Arn.find(arn).map(Arn::service).orElse("");
  }

  private record Actions(List<String> tag, List<String> untag) {
    static Actions tagResource() {
      return new Actions(List.of("TagResource"), List.of("UntagResource"));
    }
  }
}
