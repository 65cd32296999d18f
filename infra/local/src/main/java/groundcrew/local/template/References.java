package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/// Finds the names that a part of a template refers to, in every branch of `Fn::If` too.
final class References {
  private final Set<String> names = new LinkedHashSet<>();

  private References() {}

  /// Returns logical ids of resources and names of parameters.
  static Set<String> in(JsonNode node) {
    var references = new References();
    references.collect(node);
    return references.names;
  }

  private void collect(JsonNode node) {
    switch (Intrinsics.name(node).orElse("")) {
      case "Ref" -> add(node.get("Ref"));
      case "Fn::GetAtt" -> {
        add(node.get("Fn::GetAtt").path(0));
        collect(node.get("Fn::GetAtt").path(1));
      }
      case "Fn::Sub" -> substitution(node.get("Fn::Sub"));
      default -> node.forEach(this::collect);
    }
  }

  private void add(JsonNode name) {
    // What is no name is refused when it is resolved.
    if (name.isTextual()) {
      names.add(name.asText());
    }
  }

  private void substitution(JsonNode argument) {
    var own = argument.path(1);
    var text = argument.isArray() ? argument.path(0) : argument;
    new Substitution(text.asText())
        .variables().stream()
            .filter(variable -> !own.has(variable))
            .map(variable -> variable.replaceFirst("\\..*", ""))
            .forEach(names::add);
    own.forEach(this::collect);
  }
}
