package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// One statement of a policy, read completely and strictly.
///
/// @param id names the policy and the statement in it
/// @param declared names the statement of a template that this one was made from: stack, logical
///   id, document and Sid; every account that has the template has one
record Statement(
    String id,
    Optional<String> declared,
    boolean allows,
    boolean notActions,
    List<String> actions,
    boolean notResources,
    List<String> resources,
    Optional<Principals> principals,
    List<Condition> conditions) {
  private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Principal",
          "Condition");

  /// Where a policy stands, which decides the elements that its statements must have.
  enum Place {
    IDENTITY,
    RESOURCE,
    TRUST
  }

  static List<Statement> read(Source source, Place place, JsonNode document) {
    var owner = source.toString();
    document
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> !DOCUMENT.contains(name))
        .forEach(name -> {
          throw new UnknownPolicyElement(owner, "element " + name);
        });
    if (!document.path("Version").asText("").equals("2012-10-17")) {
      throw new UnknownPolicyElement(owner, "policy version " + document.path("Version"));
    }
    var found = document.path("Statement");
    var nodes = found.isArray() ? found : List.of(found);
    var statements = new ArrayList<Statement>();
    for (var node : nodes) {
      statements.add(
          one(source, node.path("Sid").asText(Integer.toString(statements.size())), place, node));
    }
    return List.copyOf(statements);
  }

  static Statement one(Source source, String sid, Place place, JsonNode node) {
    var id = source.id(sid);
    for (var element : node.properties()) {
      if (!ELEMENTS.contains(element.getKey())) {
        throw new UnknownPolicyElement(id, "element " + element.getKey());
      }
    }
    var effect = node.path("Effect").asText();
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new UnknownPolicyElement(id, "effect " + node.path("Effect"));
    }
    exactlyOne(id, node, "Action", "NotAction");
    if (place != Place.TRUST) {
      exactlyOne(id, node, "Resource", "NotResource");
    }
    if (node.has("Principal") == (place == Place.IDENTITY)) {
      throw new UnknownPolicyElement(
          id, "a " + place + " policy with principal " + node.path("Principal"));
    }
    return new Statement(
        id,
        source.declared(sid),
        effect.equals("Allow"),
        node.has("NotAction"),
        texts(node.has("NotAction") ? node.path("NotAction") : node.path("Action")),
        node.has("NotResource"),
        place == Place.TRUST
            ? List.of("*")
            : texts(node.has("NotResource") ? node.path("NotResource") : node.path("Resource")),
        node.has("Principal")
            ? Optional.of(Principals.of(id, node.path("Principal")))
            : Optional.empty(),
        conditions(id, node.path("Condition")));
  }

  private static void exactlyOne(String id, JsonNode node, String name, String negated) {
    if (node.has(name) == node.has(negated)) {
      throw new UnknownPolicyElement(
          id, "a statement without exactly one of " + name + " and " + negated);
    }
  }

  private static List<Condition> conditions(String id, JsonNode node) {
    var conditions = new ArrayList<Condition>();
    for (var operator : node.properties()) {
      for (var key : operator.getValue().properties()) {
        conditions.add(Condition.of(id, operator.getKey(), key.getKey(), texts(key.getValue())));
      }
    }
    return List.copyOf(conditions);
  }

  static List<String> texts(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(node.asText());
  }

  /// Tells whether the statement speaks of this request, whoever asks.
  boolean speaksOf(AuthorizationRequest request) {
    var action = request.action().toLowerCase(Locale.ROOT);
    return notActions
            != actions.stream().anyMatch(a -> Globs.matches(a.toLowerCase(Locale.ROOT), action))
        && notResources
            != resources.stream()
                .anyMatch(r -> Globs.matches(Condition.resolve(id, r, request), request.resource()))
        && conditions.stream().allMatch(condition -> condition.holds(request));
  }

  Principals.PrincipalMatch principalMatch(AuthorizationRequest request) {
    return principals.map(p -> p.principalMatch(request)).orElse(Principals.PrincipalMatch.DIRECT);
  }
}
