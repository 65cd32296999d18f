package groundcrew.local.world;

import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// How the ARN of each type of resource looks.
final class ArnPatterns {
  /// Regional where `{region}` occurs; S3 buckets are regional too, though their ARN does not tell.
  private static final Map<String, String> PATTERNS =
      Map.ofEntries(
          Map.entry("cloudformation:stack", regional("cloudformation", "stack/{name}/{uuid}")),
          Map.entry(
              "cloudformation:stackset", regional("cloudformation", "stackset/{name}:{uuid}")),
          Map.entry(
              "cloudfront:distribution", "arn:aws:cloudfront::{account}:distribution/E{id13}"),
          Map.entry("dynamodb:table", regional("dynamodb", "table/{name}")),
          Map.entry("ec2:instance", regional("ec2", "instance/i-{hex17}")),
          Map.entry("ec2:internet-gateway", regional("ec2", "internet-gateway/igw-{hex17}")),
          Map.entry("ec2:natgateway", regional("ec2", "natgateway/nat-{hex17}")),
          Map.entry("ec2:route-table", regional("ec2", "route-table/rtb-{hex17}")),
          Map.entry("ec2:security-group", regional("ec2", "security-group/sg-{hex17}")),
          Map.entry("ec2:snapshot", regional("ec2", "snapshot/snap-{hex17}")),
          Map.entry("ec2:subnet", regional("ec2", "subnet/subnet-{hex17}")),
          Map.entry("ec2:volume", regional("ec2", "volume/vol-{hex17}")),
          Map.entry("ec2:vpc", regional("ec2", "vpc/vpc-{hex17}")),
          Map.entry("ecr:repository", regional("ecr", "repository/{name}")),
          Map.entry("ecs:cluster", regional("ecs", "cluster/{name}")),
          Map.entry("ecs:service", regional("ecs", "service/{workload}/{name}")),
          Map.entry(
              "elasticloadbalancing:loadbalancer",
              regional("elasticloadbalancing", "loadbalancer/app/{name}/{hex16}")),
          Map.entry(
              "elasticloadbalancing:targetgroup",
              regional("elasticloadbalancing", "targetgroup/{name}/{hex16}")),
          Map.entry("kinesis:stream", regional("kinesis", "stream/{name}")),
          Map.entry("kms:key", regional("kms", "key/{uuid}")),
          Map.entry("lambda:function", regional("lambda", "function:{name}")),
          Map.entry("logs:log-group", regional("logs", "log-group:/aws/{workload}/{name}")),
          Map.entry("rds:db", regional("rds", "db:{name}")),
          Map.entry("rds:snapshot", regional("rds", "snapshot:{name}-{hex8}")),
          Map.entry("route53:hostedzone", "arn:aws:route53:::hostedzone/Z{id13}"),
          Map.entry("s3:bucket", "arn:aws:s3:::{name}-{account}-{region-name}"),
          Map.entry("secretsmanager:secret", regional("secretsmanager", "secret:{name}-{hex6}")),
          Map.entry("sns:topic", regional("sns", "{name}")),
          Map.entry("sqs:queue", regional("sqs", "{name}")),
          Map.entry("states:stateMachine", regional("states", "stateMachine:{name}")));

  private ArnPatterns() {}

  static boolean knows(String type) {
    return PATTERNS.containsKey(type);
  }

  static String types() {
    return PATTERNS.keySet().stream().sorted().toList().toString();
  }

  /// Tells whether resources of the type belong to no region, and are listed in us-east-1.
  static boolean global(String type) {
    return type.startsWith("cloudfront:") || type.startsWith("route53:");
  }

  static String arn(
      String type, String account, String region, String workload, int number, Random random) {
    var stem = workload + "-" + type.substring(type.indexOf(':') + 1).replaceAll("[^a-z]", "");
    var arn =
        PATTERNS
            .getOrDefault(type, "")
            .replace("{name}", "%s-%02d".formatted(stem, number))
            .replace("{workload}", workload)
            .replace("{account}", account)
            .replace("{region}", region)
            .replace("{region-name}", region)
            .replace("{uuid}", uuid(random));
    for (var digits : new int[] {6, 8, 16, 17}) {
      arn = arn.replace("{hex%d}".formatted(digits), hex(random, digits));
    }
    return arn.replace("{id13}", identifier(random));
  }

  private static String regional(String service, String rest) {
    return "arn:aws:" + service + ":{region}:{account}:" + rest;
  }

  private static String hex(Random random, int digits) {
    var bytes = new byte[digits / 2 + 1];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).substring(0, digits);
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static String identifier(Random random) {
    return random
        .ints(13, 0, 36)
        .mapToObj(i -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".substring(i, i + 1))
        .reduce("", String::concat);
  }
}
