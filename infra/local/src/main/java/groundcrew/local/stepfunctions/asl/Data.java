package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.List;
import java.util.Optional;

/// What paths read: `$` an input or a result, `$$` the context object.
record Data(JsonNode input, JsonNode context) {
  private static final Configuration JACKSON =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .build();

  Data with(JsonNode other) {
    return new Data(other, context);
  }

  Optional<JsonNode> find(String path) {
    var ofContext = path.startsWith("$$");
    var compiled = JsonPath.compile(ofContext ? path.substring(1) : path);
    try {
      return Optional.of(compiled.read(ofContext ? context : input, JACKSON));
    } catch (PathNotFoundException e) {
      return Optional.empty();
    }
  }

  /// @throws StateError `States.Runtime` where there is nothing
  JsonNode read(String path) {
    return find(path)
        .orElseThrow(() -> StateError.runtime("Invalid path '%s' in %s".formatted(path, input)));
  }

  /// Returns a payload template with the values of its paths.
  ///
  /// @throws StateError `States.Runtime` where a path leads nowhere
  JsonNode fill(JsonNode template) {
    if (template.isArray()) {
      var filled = JsonNodeFactory.instance.arrayNode();
      template.forEach(item -> filled.add(fill(item)));
      return filled;
    }
    if (!template.isObject()) {
      return template;
    }
    var filled = JsonNodeFactory.instance.objectNode();
    for (var field : template.properties()) {
      var name = field.getKey();
      if (name.endsWith(".$")) {
        filled.set(name.substring(0, name.length() - 2), value(name, field.getValue().asText()));
      } else {
        filled.set(name, fill(field.getValue()));
      }
    }
    return filled;
  }

  private JsonNode value(String field, String path) {
    return find(path)
        .orElseThrow(() ->
            StateError.runtime(
                "The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'"
                    .formatted(path, field, input)));
  }

  /// Returns the input with a result at a reference path.
  ///
  /// @throws StateError `States.ResultPathMatchFailure` where something else than an object is on
  ///   the way
  JsonNode put(String path, JsonNode result) {
    if (path.equals("$")) {
      return result;
    }
    var names = List.of(path.substring(2).split("\\.", -1));
    var root = JsonNodeFactory.instance.objectNode().set("$", input.deepCopy());
    var at = (ObjectNode) root;
    var last = "$";
    for (var name : names) {
      var inner = at.has(last) ? at.get(last) : at.putObject(last);
      if (!(inner instanceof ObjectNode object)) {
        throw new StateError(
            "States.ResultPathMatchFailure",
            "Unable to apply the ReferencePath %s to the input %s".formatted(path, input));
      }
      at = object;
      last = name;
    }
    at.set(last, result);
    return root.path("$");
  }
}
