package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.template.Resource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The policies of resources, and whose the resources are.
final class ResourcePolicies {
  private static final String DOCUMENT = "resource-policy";

  private final Map<String, List<Statement>> statements = new ConcurrentHashMap<>();
  private final Map<String, String> owners = new ConcurrentHashMap<>();
  private final StoredPolicies storedPolicies;

  ResourcePolicies(StoredPolicies storedPolicies) {
    this.storedPolicies = storedPolicies;
  }

  void put(String arn, JsonNode policy) {
    statements.put(
        arn, Statement.read(Source.of(arn, DOCUMENT), Statement.Place.RESOURCE, stored(policy)));
  }

  void add(String arn, JsonNode node) {
    var sid = node.path("Sid").asText(Resource.beingCreated().map(Resource::logicalId).orElse("?"));
    var statement =
        Statement.one(Source.of(arn, DOCUMENT), sid, Statement.Place.RESOURCE, stored(node));
    statements.merge(
        arn,
        List.of(statement),
        (before, added) ->
            Stream.concat(
                    before.stream().filter(s -> !s.id().equals(statement.id())), added.stream())
                .toList());
  }

  void remove(String arn, String sid) {
    var id = Source.of(arn, DOCUMENT).id(sid);
    statements.computeIfPresent(
        arn,
        (_, before) -> {
          var left = before.stream().filter(statement -> !statement.id().equals(id)).toList();
          return left.isEmpty() ? null : left;
        });
  }

  private JsonNode stored(JsonNode policy) {
    try {
      return storedPolicies.stored(policy);
    } catch (AwsError e) {
      throw Resource.beingCreated()
          .<RuntimeException>map(resource ->
              new IllegalArgumentException(resource.logicalId() + ": " + e.getMessage(), e))
          .orElse(e);
    }
  }

  void own(String arn, String account) {
    owners.put(arn, account);
  }

  boolean has(String arn) {
    return statements.containsKey(arn);
  }

  /// Returns what a resource's policy says; a bucket's covers its objects.
  List<Statement> of(String arn) {
    return statements.getOrDefault(statements.containsKey(arn) ? arn : bucket(arn), List.of());
  }

  /// Returns whose a resource is; empty where neither its ARN nor anybody else tells.
  String account(String arn) {
    return owners.getOrDefault(bucket(arn), Arn.find(arn).map(Arn::account).orElse(""));
  }

  Stream<Statement> all() {
    return statements.values().stream().flatMap(List::stream);
  }

  private static String bucket(String arn) {
    var slash = arn.indexOf('/');
    return arn.startsWith("arn:aws:s3:::") && slash > 0 ? arn.substring(0, slash) : arn;
  }
}
