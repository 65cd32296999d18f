package groundcrew.local.runcommand.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.gateway.AwsError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values that a document's parameters have in one command, and what the agent makes of them.
public final class ParameterValues {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-zA-Z0-9]+)\\s*}}");

  private final Map<String, DocumentParameter> declared;
  private final Map<String, List<String>> values;

  private ParameterValues(
      Map<String, DocumentParameter> declared, Map<String, List<String>> values) {
    this.declared = declared;
    this.values = values;
  }

  /// Reads the member `Parameters` of a request.
  ///
  /// @throws AwsError `InvalidParameters` for one that is missing, unknown, or not allowed
  public static ParameterValues of(DocumentContent content, JsonNode given) {
    var declared = content.parameters();
    given
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> !declared.containsKey(name))
        .findFirst()
        .ifPresent(name -> {
          throw invalid("Parameter %s is not defined in the document.".formatted(name));
        });
    var values = new LinkedHashMap<String, List<String>>();
    for (var parameter : declared.values()) {
      var name = parameter.name();
      var value =
          Optional.of(given.path(name))
              .filter(JsonNode::isArray)
              .map(list -> list.valueStream().map(JsonNode::asText).toList())
              .or(parameter::defaults)
              .orElseThrow(() -> invalid("Missing required parameter %s.".formatted(name)));
      parameter
          .fault(value)
          .ifPresent(fault -> {
            throw invalid(fault);
          });
      refuseReferences(name, value);
      values.put(name, value);
    }
    return new ParameterValues(declared, values);
  }

  /// AWS puts the value of a parameter of Parameter Store there.
  private static void refuseReferences(String name, List<String> values) {
    if (values.stream().anyMatch(value -> value.matches("(?s).*\\{\\{\\s*ssm(-secure)?:.*"))) {
      throw Unsupported.of("the reference to Parameter Store in parameter " + name);
    }
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidParameters", message);
  }

  /// Returns the lines of a step's script, with each value spliced in as it is.
  ///
  /// AWS documents for `interpolationType: ENV_VAR` that the variable is set, and not that the
  /// placeholder no longer becomes the value. The value it is here: a script that is safe with that
  /// is safe in either case.
  public List<String> lines(Step step) {
    var command = step.runCommand();
    if (command.isArray()) {
      return command.valueStream().map(line -> text(line.asText())).toList();
    }
    var whole = PLACEHOLDER.matcher(command.asText());
    return whole.matches() && declared(whole.group(1)).list()
        ? values(whole.group(1))
        : List.of(text(command.asText()));
  }

  /// Returns a text with the values in it; one value may hold the placeholder of a later parameter,
  /// which the agent replaces as well.
  public String text(String text) {
    var result = text;
    for (var name : values.keySet()) {
      result =
          Pattern.compile("\\{\\{\\s*" + name + "\\s*}}")
              .matcher(result)
              .replaceAll(Matcher.quoteReplacement(shown(name)));
    }
    return result;
  }

  private String shown(String name) {
    if (!declared(name).list()) {
      return values(name).getFirst();
    }
    var list = JsonNodeFactory.instance.arrayNode();
    values(name).forEach(list::add);
    return list.toString();
  }

  /// Returns the variables that the agent sets for the parameters that ask for it.
  public Map<String, String> environment() {
    var variables = new LinkedHashMap<String, String>();
    values.forEach((name, value) -> {
      if (declared(name).environment()) {
        variables.put("SSM_" + name, value.getFirst());
      }
    });
    return variables;
  }

  private DocumentParameter declared(String name) {
    return Optional.ofNullable(declared.get(name)).orElseThrow();
  }

  private List<String> values(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// Returns the StringList that is one of the lines of a script, which the agent cannot read.
  static Optional<String> listInList(Step step, Map<String, DocumentParameter> declared) {
    return step.runCommand()
        .valueStream()
        .map(line -> PLACEHOLDER.matcher(line.asText().strip()))
        .filter(Matcher::matches)
        .map(found -> Optional.ofNullable(declared.get(found.group(1))))
        .flatMap(Optional::stream)
        .filter(DocumentParameter::list)
        .map(DocumentParameter::name)
        .findFirst();
  }

  /// Returns the placeholder in a text that names no parameter.
  static Optional<String> unknown(String text, Map<String, DocumentParameter> declared) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !declared.containsKey(name))
        .findFirst();
  }
}
