package groundcrew.e2e;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the templates of a system say in their policies, by stack and logical id.
record TemplatePolicies(List<Template> templates) {
  static final String STACK_SET = "StackSet-";

  /// An instance of a stack set is a stack with an id at the end of its name.
  static String stack(String name) {
    return name.startsWith(STACK_SET) ? name.substring(0, name.lastIndexOf('-')) : name;
  }

  /// Tells whether a stack is one of the system's.
  boolean has(String stack) {
    return stack.startsWith(STACK_SET)
        || templates.stream().map(Template::stack).anyMatch(stack::equals);
  }

  /// Returns how many statements each resource has, and each resource of the templates in these.
  Map<String, Integer> statements() throws JsonProcessingException {
    var counts = new TreeMap<String, Integer>();
    for (var template : templates) {
      count(template.stack(), template.root(), counts);
    }
    return counts;
  }

  /// Returns the actions that each resource allows by name.
  Map<String, Set<String>> allowedActions() {
    var allowed = new TreeMap<String, Set<String>>();
    for (var template : templates) {
      for (var resource : template.root().path("Resources").properties()) {
        var actions = allowed(resource.getValue().path("Properties"));
        allowed.put(template.stack() + " " + resource.getKey(), actions);
      }
    }
    return allowed;
  }

  private static Set<String> allowed(JsonNode properties) {
    return properties.findValues("Statement").stream()
        .flatMap(JsonNode::valueStream)
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .map(statement -> statement.path("Action"))
        .flatMap(action -> action.isArray() ? action.valueStream() : Stream.of(action))
        .map(JsonNode::asText)
        .filter(action -> !action.contains("*"))
        .collect(toCollection(TreeSet::new));
  }

  private static void count(String stack, JsonNode template, Map<String, Integer> counts)
      throws JsonProcessingException {
    for (var resource : template.path("Resources").properties()) {
      var properties = resource.getValue().path("Properties");
      if (properties.has("TemplateBody")) {
        var body = new ObjectMapper().readTree(properties.path("TemplateBody").asText());
        count(STACK_SET + properties.path("StackSetName").asText(), body, counts);
      }
      var statements =
          // A permission is the one statement that it adds to a function's policy.
          resource.getValue().path("Type").asText().equals("AWS::Lambda::Permission")
              ? 1
              : properties.findValues("Statement").stream().mapToInt(JsonNode::size).sum();
      if (statements > 0) {
        counts.put(stack + " " + resource.getKey(), statements);
      }
    }
  }
}
