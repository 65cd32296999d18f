package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a cloud assembly says of its stacks.
record Manifest(JsonNode artifacts) {
  static Manifest read(Path assembly) throws IOException {
    var root = new ObjectMapper().readTree(assembly.resolve("manifest.json").toFile());
    return new Manifest(root.path("artifacts"));
  }

  /// Returns the stacks in the order of their names, each after those that it depends on.
  Set<String> stacks() {
    var byName = new TreeMap<String, JsonNode>();
    artifacts.properties().stream()
        .filter(entry -> entry.getValue().path("type").asText().endsWith(":stack"))
        .forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
    return withDependencies(byName.keySet());
  }

  /// Returns these stacks in their order, each after those that it depends on.
  Set<String> withDependencies(Collection<String> stacks) {
    var ordered = new LinkedHashSet<String>();
    stacks.forEach(stack -> add(stack, ordered));
    return ordered;
  }

  private void add(String stack, Set<String> ordered) {
    if (ordered.contains(stack)) {
      return;
    }
    for (var dependency : artifacts.path(stack).path("dependencies")) {
      if (artifacts.path(dependency.asText()).path("type").asText().endsWith(":stack")) {
        add(dependency.asText(), ordered);
      }
    }
    ordered.add(stack);
  }

  /// Returns the account of a stack; empty when it is deployed to any.
  Optional<String> account(String stack) {
    return environment(stack, "aws://(\\d{12})/.+");
  }

  /// Returns the region of a stack; empty when every account may have it.
  Optional<String> region(String stack) {
    return environment(stack, "aws://.+/([a-z]+(?:-[a-z]+)+-\\d)");
  }

  private Optional<String> environment(String stack, String pattern) {
    var environment =
        Pattern.compile(pattern).matcher(artifacts.path(stack).path("environment").asText());
    return environment.matches() ? Optional.of(environment.group(1)) : Optional.empty();
  }
}
