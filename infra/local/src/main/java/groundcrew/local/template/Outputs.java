package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The section `Outputs`.
final class Outputs {
  private static final Set<String> KNOWN = Set.of("Condition", "Description", "Export", "Value");
  private static final Pattern EXPORT = Pattern.compile("[A-Za-z0-9:-]{1,255}");

  private final Intrinsics intrinsics;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Exports.Export> exports = new LinkedHashMap<>();

  Outputs(Intrinsics intrinsics) {
    this.intrinsics = intrinsics;
  }

  /// Returns the values of the outputs whose condition is true, by their logical ids.
  Map<String, String> values() {
    return values;
  }

  /// Returns those that are exported, by the names of the exports.
  Map<String, Exports.Export> exports() {
    return exports;
  }

  /// Evaluates a section.
  ///
  /// @throws IllegalArgumentException naming the output, for what cannot be honoured
  Outputs of(JsonNode section) {
    for (var declared : section.properties()) {
      var name = "output " + declared.getKey();
      var output = declared.getValue();
      requireKnown(name, output, KNOWN);
      var condition = output.path("Condition");
      if (condition.isMissingNode() || intrinsics.conditions().isTrue(name, condition.asText())) {
        var value = text(intrinsics, name, "Value", output.path("Value"));
        values.put(declared.getKey(), value);
        export(name, output.path("Export"), value);
      }
    }
    return this;
  }

  private void export(String output, JsonNode export, String value) {
    if (export.isMissingNode()) {
      return;
    }
    requireKnown(output, export, Set.of("Name"));
    var name = text(intrinsics.withoutResources(), output, "Export.Name", export.path("Name"));
    if (!EXPORT.matcher(name).matches()) {
      throw fault(
          output,
          "Export.Name",
          "has 1 to 255 letters, digits, colons and hyphens, but is '" + name + "'");
    }
    if (exports.putIfAbsent(name, new Exports.Export(output, value)) != null) {
      throw fault(output, "Export.Name", name + " is that of another output too");
    }
  }

  private static String text(Intrinsics intrinsics, String output, String member, JsonNode node) {
    var value = intrinsics.resolve(output, node);
    if (!value.isValueNode() || value.isNull()) {
      throw fault(output, member, "must be text, but is " + value);
    }
    return value.asText();
  }

  private static void requireKnown(String output, JsonNode node, Set<String> known) {
    for (var member : node.properties()) {
      if (!known.contains(member.getKey())) {
        throw fault(output, member.getKey(), "is not known here");
      }
    }
  }

  private static IllegalArgumentException fault(String output, String member, String problem) {
    return new IllegalArgumentException("%s: %s %s".formatted(output, member, problem));
  }
}
