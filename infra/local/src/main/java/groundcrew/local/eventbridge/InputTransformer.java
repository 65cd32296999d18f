package groundcrew.local.eventbridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.gateway.AwsError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes what a target receives of an event: a JSON object with values of the event.
///
/// A variable in quotes is replaced by its text, which is not escaped; any other by its JSON.
record InputTransformer(Map<String, String> paths, String template) {
  private static final int MOST_VARIABLES = 100;
  private static final int LONGEST_TEMPLATE = 8192;
  private static final Pattern PATH = Pattern.compile("\\$(\\.[A-Za-z0-9_-]+)+");
  private static final Pattern TOKEN = Pattern.compile("\\\\.|\"|<([A-Za-z0-9_.-]+)>");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  InputTransformer {
    paths = Map.copyOf(paths);
  }

  /// Reads a transformer.
  ///
  /// @throws IllegalArgumentException for one that EventBridge refuses, and for what is not
  ///   supported: templates other than objects, paths with `*` or an index, predefined variables
  static InputTransformer of(JsonNode pathsMap, String template) {
    if (template.length() > LONGEST_TEMPLATE || !template.strip().startsWith("{")) {
      throw new IllegalArgumentException(
          "InputTemplate must be a JSON object of at most %,d characters"
              .formatted(LONGEST_TEMPLATE));
    }
    if (pathsMap.size() > MOST_VARIABLES) {
      throw new IllegalArgumentException(
          "InputPathsMap has %d variables, the limit is %d"
              .formatted(pathsMap.size(), MOST_VARIABLES));
    }
    var paths = new HashMap<String, String>();
    for (var variable : pathsMap.properties()) {
      var path = variable.getValue().asText();
      if (!PATH.matcher(path).matches()) {
        throw new IllegalArgumentException(
            "InputPathsMap.%s is %s: only paths such as $.detail.status are supported"
                .formatted(variable.getKey(), path));
      }
      paths.put(variable.getKey(), path);
    }
    var transformer = new InputTransformer(paths, template);
    transformer
        .variables()
        .filter(name -> !paths.containsKey(name))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "InputTemplate has the variable %s, which InputPathsMap lacks".formatted(name));
        });
    return transformer;
  }

  private Stream<String> variables() {
    return TOKEN
        .matcher(template)
        .results()
        .flatMap(token -> Optional.ofNullable(token.group(1)).stream());
  }

  /// Returns what the target receives.
  ///
  /// @throws AwsError if that is no JSON; no further attempt can deliver it
  String transform(JsonNode event, AbsentValue absent) {
    var tokens = TOKEN.matcher(template);
    var text = new StringBuilder();
    var quoted = false;
    while (tokens.find()) {
      var name = tokens.group(1);
      if (name == null) {
        quoted ^= tokens.group().equals("\"");
        tokens.appendReplacement(text, Matcher.quoteReplacement(tokens.group()));
      } else {
        var value = value(event, name);
        var replacement =
            quoted
                ? value.map(JsonNode::asText).orElse("")
                : value.map(JsonNode::toString).orElse(absent.json());
        tokens.appendReplacement(text, Matcher.quoteReplacement(replacement));
      }
    }
    tokens.appendTail(text);
    try {
      return JSON.readTree(text.toString()).toString();
    } catch (JsonProcessingException e) {
      throw new AwsError(400, "InvalidJson", "the transformed event is no JSON: " + text);
    }
  }

  private Optional<JsonNode> value(JsonNode event, String name) {
    var path = paths.getOrDefault(name, "$").substring(1).replace('.', '/');
    return Optional.of(event.at(path)).filter(node -> !node.isMissingNode() && !node.isNull());
  }
}
