package groundcrew.local.runcommand.document;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.fixture.ManagedNode.Platform;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a document of schema 2.2 says.
public record DocumentContent(
    Optional<String> description, Map<String, DocumentParameter> parameters, List<Step> steps) {

  /// Reads a document.
  ///
  /// @throws IllegalArgumentException naming the document and the element that is wrong, or that
  ///   the local cloud does not know
  static DocumentContent read(String name, JsonNode content) {
    var root = new Element(name, "", content);
    root.only(Set.of("schemaVersion", "description", "parameters", "mainSteps"));
    if (!root.required("schemaVersion").equals("2.2")) {
      throw root.fault("schemaVersion 2.2 alone is supported by the local cloud");
    }
    var parameters = new LinkedHashMap<String, DocumentParameter>();
    var declared = root.member("parameters");
    declared
        .node()
        .propertyStream()
        .forEach(entry ->
            parameters.put(
                entry.getKey(),
                DocumentParameter.read(declared.member(entry.getKey()), entry.getKey())));
    var steps = new ArrayList<Step>();
    for (var i = 0; i < content.path("mainSteps").size(); i++) {
      steps.add(Step.read(root.item("mainSteps", i)));
    }
    if (steps.isEmpty()) {
      throw root.fault("mainSteps needs at least one step");
    }
    if (steps.stream().map(Step::name).distinct().count() != steps.size()) {
      throw root.fault("mainSteps has two steps of one name");
    }
    for (var step : steps) {
      ParameterValues.listInList(step, parameters)
          .ifPresent(list -> {
            throw root.fault(
                "step %s has the list %s as one of its lines: runCommand itself must be '{{ %s }}'"
                    .formatted(step.name(), list, list));
          });
    }
    ParameterValues.unknown(content.path("mainSteps").toString(), parameters)
        .ifPresent(placeholder -> {
          throw root.fault("no parameter is called " + placeholder);
        });
    return new DocumentContent(root.text("description"), parameters, steps);
  }

  /// Returns where at least one step runs.
  public Set<Platform> platforms() {
    var found = EnumSet.noneOf(Platform.class);
    for (var platform : Platform.values()) {
      if (steps.stream().anyMatch(step -> step.runsOn(platform))) {
        found.add(platform);
      }
    }
    return found;
  }
}
