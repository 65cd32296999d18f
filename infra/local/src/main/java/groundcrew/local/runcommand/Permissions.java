package groundcrew.local.runcommand;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.iam.Iam;
import groundcrew.local.runcommand.document.Documents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The permissions that calls take.
///
/// Sending needs the document, and each node. Nodes that are named are decided with the call; those
/// that are found by their tags when the command reaches them, and a refused one ends as Access
/// Denied.
record Permissions(Iam iam, Nodes nodes, Documents documents) {
  static final Set<String> CONDITION_KEYS = Set.of("aws:ResourceTag/*", "ssm:resourceTag/*");
  private static final String SEND = "ssm:SendCommand";

  List<RequiredPermission> of(Call call) {
    var place = call.accountRegion();
    var action = "ssm:" + call.operation();
    return switch (call.operation()) {
      case "SendCommand" ->
          Stream.concat(
                  Stream.of(document(SEND, place, call.input().path("DocumentName").asText())),
                  call.input()
                      .path("InstanceIds")
                      .valueStream()
                      .map(JsonNode::asText)
                      .map(id -> node(place, id)))
              .toList();
      case "GetDocument", "DescribeDocument" ->
          List.of(document(action, place, call.input().path("Name").asText()));
      default -> List.of(RequiredPermission.of(action, "*"));
    };
  }

  /// Decides about a node that is found by its tags.
  boolean allows(Caller caller, ManagedNode node) {
    try {
      iam.allow(caller, permission(node));
      return true;
    } catch (AwsError e) {
      return false;
    }
  }

  private RequiredPermission document(String action, AccountRegion place, String name) {
    var arn = Documents.arn(place, name);
    return new RequiredPermission(action, arn, context(documents.tags(place, name)));
  }

  private RequiredPermission node(AccountRegion place, String id) {
    return permission(
        nodes
            .find(place, id)
            .orElseGet(() -> ManagedNode.linux(id, place.account(), place.region())));
  }

  private RequiredPermission permission(ManagedNode node) {
    return new RequiredPermission(SEND, node.arn(), context(nodes.tags(node)));
  }

  private static Map<String, String> context(Map<String, String> tags) {
    var context = new HashMap<String, String>();
    tags.forEach((key, value) -> {
      context.put("aws:ResourceTag/" + key, value);
      context.put("ssm:resourceTag/" + key, value);
    });
    return context;
  }

  static AccountRegion place(ManagedNode node) {
    return new AccountRegion(node.account(), node.region());
  }
}
