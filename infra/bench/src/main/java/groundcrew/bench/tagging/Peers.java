package groundcrew.bench.tagging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.bench.tagging.BenchCloud.Rates;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.LargeOrganization;
import groundcrew.local.fixture.LargeOrganization.Shares;
import groundcrew.local.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Tags one organization by the tagging system, and a new copy of it by a sequential script.
record Peers(Path work, long seed, Consumer<String> progress) {
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");
  private static final int ACCOUNTS = 10;
  private static final int RESOURCES = 100;
  private static final String ROLE = "boto3";

  /// Who tagged, in how many calls and seconds from its start to the last resource.
  record Peer(String name, long calls, double seconds) {}

  /// Measures the tagging system.
  Peer groundcrew() {
    try (var cloud = new BenchCloud(fixture(), Rates.PUBLISHED, work)) {
      MeasurePace.slow(cloud);
      var begun = System.nanoTime();
      var calls = cloud.run(() -> progress.accept("ten accounts by Groundcrew"));
      return new Peer("Groundcrew", sum(calls), seconds(begun));
    }
  }

  /// Measures the script; empty where no Python has boto3.
  Optional<Peer> boto3() {
    var python = Boto3.find();
    if (python.isEmpty()) {
      return Optional.empty();
    }
    try (var cloud = new BenchCloud(fixture(), Rates.PUBLISHED, work)) {
      MeasurePace.slow(cloud);
      letIn(cloud);
      progress.accept("ten accounts by " + python.get().name());
      var begun = System.nanoTime();
      var calls = cloud.watch(() -> python.get().tag(cloud, BenchCloud.KEYS, REGIONS, ROLE));
      return Optional.of(new Peer(python.get().name(), sum(calls), seconds(begun)));
    }
  }

  private Fixture fixture() {
    return new LargeOrganization(seed, ACCOUNTS, REGIONS, RESOURCES, new Shares(0, 0, 100, 0))
        .fixture();
  }

  /// The script's own role in each account: that of the tagger lets nobody else in.
  private static void letIn(BenchCloud cloud) {
    var management = cloud.fixture().organization().management();
    var template = new Template("boto3", Optional.empty(), role(management), Map.of());
    cloud.fixture().organization().accounts().stream()
        .filter(account -> !account.id().equals(management))
        .forEach(account -> cloud.cloud().deploy(template, account.id(), REGIONS.getFirst()));
  }

  private static ObjectNode role(String trusted) {
    var root = new ObjectMapper().createObjectNode();
    var role = root.putObject("Resources").putObject("Role").put("Type", "AWS::IAM::Role");
    var properties = role.putObject("Properties").put("RoleName", ROLE);
    var trust = properties.putObject("AssumeRolePolicyDocument").put("Version", "2012-10-17");
    trust
        .putArray("Statement")
        .addObject()
        .put("Effect", "Allow")
        .put("Action", "sts:AssumeRole")
        .putObject("Principal")
        .put("AWS", "arn:aws:iam::%s:root".formatted(trusted));
    var policy = properties.putArray("Policies").addObject().put("PolicyName", "all");
    policy
        .putObject("PolicyDocument")
        .put("Version", "2012-10-17")
        .putArray("Statement")
        .addObject()
        .put("Effect", "Allow")
        .put("Action", "*")
        .put("Resource", "*");
    return root;
  }

  private static long sum(Map<String, Long> calls) {
    return new TreeMap<>(calls).values().stream().mapToLong(Long::longValue).sum();
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
