package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Refuses what `grammar.yaml` does not name.
final class Grammar {
  private static final JsonNode TABLE = table();

  private final Set<String> targets = new HashSet<>();
  private final JsonNode states;

  private Grammar(JsonNode states) {
    this.states = states;
  }

  /// @throws IllegalArgumentException in the words of `InvalidDefinition`
  static void check(JsonNode machine) {
    var grammar = new Grammar(machine.path("States"));
    grammar.shape("", "Machine", machine);
    grammar.target("/StartAt", machine.path("StartAt"));
    for (var state : grammar.states.properties()) {
      grammar.state("/States/" + state.getKey(), state.getValue());
    }
    for (var state : grammar.states.properties()) {
      if (!grammar.targets.contains(state.getKey())) {
        throw new IllegalArgumentException(
            "MISSING_TRANSITION_TARGET: State \"%1$s\" is not reachable. at /States/%1$s"
                .formatted(state.getKey()));
      }
    }
  }

  private void state(String path, JsonNode state) {
    var type = state.path("Type").asText();
    if (!Set.of("Choice", "Fail", "Pass", "Succeed", "Task", "Wait").contains(type)) {
      throw fault(path + "/Type", "The local cloud runs no state of type '%s'".formatted(type));
    }
    shape(path, type, state);
    if (type.equals("Task")) {
      shape(path + "/Parameters", "Invoke", state.path("Parameters"));
    }
  }

  private void shape(String path, String shape, JsonNode node) {
    var known = new HashSet<String>();
    for (var field : words(TABLE.path("shapes").path(shape))) {
      var names = List.of(field.replace("?", "").split("\\|", -1));
      var present = names.stream().filter(node::has).count();
      if (present > 1 || (present == 0 && !field.endsWith("?"))) {
        throw fault(path, "There must be one of the fields " + names);
      }
      known.addAll(names);
    }
    for (var field : node.properties()) {
      var place = path + "/" + field.getKey();
      if (!known.contains(field.getKey())) {
        throw fault(place, "The local cloud does not run the field '%s'".formatted(field.getKey()));
      }
      value(place, field.getKey(), field.getValue());
    }
  }

  private void value(String path, String name, JsonNode value) {
    switch (name) {
      case "Retry", "Catch" -> each(path, value, (place, item) -> shape(place, name, item));
      case "Choices" -> each(path, value, (place, rule) -> rule(place, rule, true));
      case "And", "Or" -> each(path, value, (place, rule) -> rule(place, rule, false));
      case "Not" -> rule(path, value, false);
      case "Next", "Default" -> target(path, value);
      case "Parameters", "ResultSelector" -> template(path, value);
      default -> form(path, name, value);
    }
  }

  private void rule(String path, JsonNode rule, boolean outermost) {
    if (rule.has("Next") != outermost) {
      throw fault(path, "A rule of the state itself, and no other, has the field Next");
    }
    var joined = Stream.of("And", "Or", "Not").filter(rule::has).findFirst();
    shape(path, joined.orElse("Comparison"), rule);
  }

  private void target(String path, JsonNode name) {
    targets.add(name.asText());
    if (!states.has(name.asText())) {
      throw new IllegalArgumentException(
          "MISSING_TRANSITION_TARGET: Missing target: %s at %s".formatted(name.asText(), path));
    }
  }

  private static void template(String path, JsonNode template) {
    for (var field : template.properties()) {
      var place = path + "/" + field.getKey();
      if (field.getKey().endsWith(".$")) {
        form(place, "Variable", field.getValue());
      } else {
        template(place, field.getValue());
      }
    }
    if (template.isArray()) {
      each(path, template, Grammar::template);
    }
  }

  private static void form(String path, String name, JsonNode value) {
    for (var kind : TABLE.path("values").properties()) {
      if (words(kind.getValue().path("fields")).contains(name)) {
        var form = Pattern.compile(kind.getValue().path("form").asText(), Pattern.DOTALL);
        if (!form.matcher(value.toString()).matches()
            || (kind.getKey().startsWith("a path") && !compiles(value.asText()))) {
          throw fault(path, "The value must be %s, but is %s".formatted(kind.getKey(), value));
        }
      }
    }
  }

  private static boolean compiles(String text) {
    try {
      var _ = JsonPath.compile(text.replaceFirst("^\\$\\$", "\\$"));
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static void each(String path, JsonNode list, BiConsumer<String, JsonNode> check) {
    if (!list.isArray()) {
      throw fault(path, "The value must be a list");
    }
    for (var i = 0; i < list.size(); i++) {
      check.accept("%s[%d]".formatted(path, i), list.get(i));
    }
  }

  private static List<String> words(JsonNode text) {
    return List.of(text.asText().split(" ", -1));
  }

  private static IllegalArgumentException fault(String path, String problem) {
    return new IllegalArgumentException(
        "SCHEMA_VALIDATION_FAILED: %s at %s".formatted(problem, path));
  }

  private static JsonNode table() {
    try (var in = Grammar.class.getResourceAsStream("grammar.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("grammar.yaml cannot be read", e);
    }
  }
}
