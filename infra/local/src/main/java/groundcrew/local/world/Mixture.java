package groundcrew.local.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What an average account is made of, by the frequency of types.
final class Mixture {
  private static final List<Part> PARTS =
      List.of(
          new Part("ec2:instance", 12),
          new Part("ec2:volume", 14),
          new Part("ec2:snapshot", 6),
          new Part("ec2:subnet", 6),
          new Part("ec2:security-group", 8),
          new Part("ec2:vpc", 2),
          new Part("logs:log-group", 14),
          new Part("lambda:function", 10),
          new Part("dynamodb:table", 4),
          new Part("s3:bucket", 6),
          new Part("sqs:queue", 6),
          new Part("sns:topic", 4),
          new Part("rds:db", 2),
          new Part("rds:snapshot", 3),
          new Part("ecs:service", 3),
          new Part("ecr:repository", 3),
          new Part("elasticloadbalancing:targetgroup", 3),
          new Part("kms:key", 3),
          new Part("secretsmanager:secret", 4),
          new Part("states:stateMachine", 2),
          new Part("cloudfront:distribution", 1),
          new Part("route53:hostedzone", 1),
          new Part("cloudformation:stack", 3),
          new Part("cloudformation:stackset", 1));

  private Mixture() {}

  private record Part(String type, int frequency) {}

  /// Draws a number of resources, counted by type.
  ///
  /// @param region decides whether global resources are among them: each is listed once
  static Map<String, Integer> draw(int resources, String region, Random random) {
    var parts =
        PARTS.stream()
            .filter(part -> region.equals("us-east-1") || !ArnPatterns.global(part.type()))
            .toList();
    var all = parts.stream().mapToInt(Part::frequency).sum();
    var counts = new LinkedHashMap<String, Integer>();
    for (var number = 0; number < resources; number++) {
      counts.merge(type(parts, random.nextInt(all)), 1, Integer::sum);
    }
    return counts;
  }

  private static String type(List<Part> parts, int drawn) {
    var left = drawn;
    for (var part : parts) {
      left -= part.frequency();
      if (left < 0) {
        return part.type();
      }
    }
    throw new IllegalStateException("drawn beyond the last part");
  }
}
