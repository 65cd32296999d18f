package groundcrew.local.runcommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.runcommand.agent.Agents;
import groundcrew.local.runcommand.agent.Assignment;
import groundcrew.local.runcommand.document.DocumentContent;
import groundcrew.local.runcommand.document.Documents;
import groundcrew.local.runcommand.document.ParameterValues;
import groundcrew.local.runcommand.document.Unsupported;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Makes a command of a request, or refuses it as the service does.
record Sending(
    Documents documents, Nodes nodes, Agents agents, Permissions permissions, InstantSource clock) {
  /// Of a document together with the values of its parameters.
  private static final int LONGEST_DOCUMENT = 64 * 1024;

  private static final int DELIVERY_TIMEOUT = 3600;
  private static final List<String> REFUSED =
      List.of(
          "AlarmConfiguration",
          "DocumentHash",
          "DocumentHashType",
          "NotificationConfig",
          "ServiceRoleArn");

  Command command(Call call) {
    var input = call.input();
    refuse(call);
    var place = call.accountRegion();
    var document = documents.get(place, input.path("DocumentName").asText());
    var version = document.version(input.path("DocumentVersion").asText(), "");
    if (version.text().length() + input.path("Parameters").toString().length() > LONGEST_DOCUMENT) {
      throw new AwsError(400, "MaxDocumentSizeExceeded", "The size limit of a document is 64 KB.");
    }
    var values = ParameterValues.of(version.content(), input.path("Parameters"));
    var invocations = invocations(call, place, version.content());
    for (var invocation : invocations.values()) {
      agents
          .obstacle(invocation.node())
          .ifPresent(obstacle -> {
            throw Unsupported.of(obstacle);
          });
    }
    var now = clock.instant();
    var total =
        version.content().steps().stream()
            .map(step -> Assignment.limit(step, values))
            .reduce(
                Duration.ofSeconds(input.path("TimeoutSeconds").asInt(DELIVERY_TIMEOUT)),
                Duration::plus);
    return new Command(
        place,
        UUID.randomUUID().toString(),
        input,
        document,
        version,
        values,
        now,
        now.plus(total),
        false,
        StatusDetail.PENDING,
        invocations);
  }

  private static void refuse(Call call) {
    var input = call.input();
    REFUSED.stream()
        .filter(input::has)
        .findFirst()
        .ifPresent(member -> {
          throw Unsupported.of(member);
        });
    if (input.path("CloudWatchOutputConfig").path("CloudWatchOutputEnabled").asBoolean()) {
      throw Unsupported.of("CloudWatchOutputConfig");
    }
    var region = input.path("OutputS3Region").asText(call.region());
    if (!region.equals(call.region())) {
      throw Unsupported.of("output in another region, " + region);
    }
    if (!input.path("InstanceIds").isEmpty() == !input.path("Targets").isEmpty()) {
      throw new AwsError(
          400, "ValidationException", "Specify either InstanceIds or Targets, and not both.");
    }
  }

  private Map<String, Invocation> invocations(
      Call call, AccountRegion place, DocumentContent content) {
    var named = !call.input().path("InstanceIds").isEmpty();
    var found =
        named
            ? named(place, call.input(), content)
            : nodes
                .in(place)
                .filter(node -> Targets.match(call.input().path("Targets"), node, nodes.tags(node)))
                .toList();
    var steps = content.steps().stream().map(StepRun::pending).toList();
    var invocations = new LinkedHashMap<String, Invocation>();
    for (var node : found) {
      var permitted = named || permissions.allows(call.caller(), node);
      invocations.put(node.id(), new Invocation(node, permitted, StatusDetail.PENDING, steps));
    }
    return invocations;
  }

  private List<ManagedNode> named(AccountRegion place, ObjectNode input, DocumentContent content) {
    var ids = input.path("InstanceIds").valueStream().map(JsonNode::asText).toList();
    if (ids.stream().distinct().count() != ids.size()) {
      throw new AwsError(400, "DuplicateInstanceId", "An instance ID is given twice.");
    }
    var invalid = ids.stream().filter(id -> nodes.find(place, id).isEmpty()).toList();
    if (!invalid.isEmpty()) {
      throw new AwsError(
          400,
          "InvalidInstanceId",
          "Instances %s not in a valid state for account %s"
              .formatted(List.of(invalid), place.account()));
    }
    var found = ids.stream().flatMap(id -> nodes.find(place, id).stream()).toList();
    if (found.stream().anyMatch(node -> !content.platforms().contains(node.platform()))) {
      throw new AwsError(
          400,
          "UnsupportedPlatformType",
          "The document does not support the platform type of the given instance IDs.");
    }
    return found;
  }
}
