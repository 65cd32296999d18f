package groundcrew.local.runcommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.fixture.ManagedNode.Connection;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Timestamps;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageTokens;
import groundcrew.local.limits.Paging;
import groundcrew.local.runcommand.document.DocumentViews;
import groundcrew.local.runcommand.document.Documents;
import groundcrew.local.runcommand.document.Unsupported;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The API of documents and of managed nodes.
final class DocumentsApi extends PartialService {
  private static final Set<String> OPERATIONS =
      Set.of("DescribeDocument", "DescribeInstanceInformation", "GetDocument");
  private static final int LARGEST_PAGE = 50;

  private final Permissions permissions;
  private final Documents documents;
  private final Nodes nodes;
  private final Paging paging;
  private final InstantSource clock;
  private final PageTokens tokens;

  DocumentsApi(
      Permissions permissions,
      Documents documents,
      Nodes nodes,
      Paging paging,
      InstantSource clock) {
    super("ssm", OPERATIONS);
    this.permissions = permissions;
    this.documents = documents;
    this.nodes = nodes;
    this.paging = paging;
    this.clock = clock;
    tokens =
        new PageTokens(
            "NextToken",
            clock,
            () -> new AwsError(400, "InvalidNextToken", "The specified token is not valid."));
  }

  @Override
  public Set<String> conditionKeys() {
    return Permissions.CONDITION_KEYS;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    return permissions.of(call);
  }

  @Override
  public ObjectNode answer(Call call) {
    if (call.operation().equals("DescribeInstanceInformation")) {
      return nodes(call);
    }
    var input = call.input();
    var document = documents.get(call.accountRegion(), input.path("Name").asText());
    var version =
        document.version(
            input.path("DocumentVersion").asText(), input.path("VersionName").asText());
    return call.operation().equals("GetDocument")
        ? DocumentViews.content(document, version)
        : DocumentViews.description(document, version);
  }

  private ObjectNode nodes(Call call) {
    var input = call.input();
    var position = tokens.read(input, input.deepCopy().without("NextToken").toString());
    var size = paging.size(position.page(), input.path("MaxResults").asInt(LARGEST_PAGE));
    var filters =
        Stream.concat(
                input.path("Filters").valueStream(),
                input.path("InstanceInformationFilterList").valueStream())
            .toList();
    var found =
        nodes
            .in(call.accountRegion())
            .filter(node -> node.connection() != Connection.GONE)
            .filter(node -> filters.stream().allMatch(filter -> passes(filter, node)));
    return tokens.answer(
        "InstanceInformationList",
        Page.of(found, ManagedNode::id, size, position, clock.instant()),
        this::shown);
  }

  private boolean passes(JsonNode filter, ManagedNode node) {
    var key = filter.path("Key").asText(filter.path("key").asText());
    var values =
        Stream.concat(filter.path("Values").valueStream(), filter.path("valueSet").valueStream())
            .map(JsonNode::asText)
            .toList();
    if (key.startsWith("tag:")) {
      return values.contains(nodes.tags(node).getOrDefault(key.substring("tag:".length()), "\0"));
    }
    return switch (key) {
      case "InstanceIds" -> values.contains(node.id());
      case "PingStatus" -> values.contains(ping(node));
      case "PlatformTypes" -> values.contains(node.platform().text());
      case "AgentVersion" -> values.contains(node.agentVersion());
      case "ResourceType" -> values.contains(type(node));
      default -> throw Unsupported.of("the filter " + key);
    };
  }

  private JsonNode shown(ManagedNode node) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("InstanceId", node.id())
        .put("PingStatus", ping(node))
        .put("LastPingDateTime", Timestamps.seconds(clock.instant()))
        .put("AgentVersion", node.agentVersion())
        .put("IsLatestVersion", true)
        .put("PlatformType", node.platform().text())
        .put("PlatformName", node.platform().text())
        .put("PlatformVersion", "1")
        .put("RegistrationDate", Timestamps.seconds(node.registered()))
        .put("ResourceType", type(node))
        .put("ComputerName", node.id());
  }

  private static String ping(ManagedNode node) {
    return node.connection() == Connection.ONLINE ? "Online" : "ConnectionLost";
  }

  private static String type(ManagedNode node) {
    return node.hybrid() ? "ManagedInstance" : "EC2Instance";
  }
}
