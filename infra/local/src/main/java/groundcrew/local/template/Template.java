package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A synthesised template.
///
/// @param stack the stack's name
/// @param root the template itself; a test may change a copy of it before it is deployed
/// @param region where the assembly deploys it; empty when every account may have it
/// @param assets file assets by their hash, which templates use as the object's key
public record Template(
    String stack, Optional<String> region, ObjectNode root, Map<String, Path> assets) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Returns the templates of a cloud assembly in the order of their names.
  ///
  /// @param assembly the directory that `synth` wrote
  /// @throws IllegalArgumentException when the directory holds no template
  public static List<Template> of(Path assembly) {
    try (var files = Files.list(assembly)) {
      var templates =
          files
              .filter(file -> file.getFileName().toString().endsWith(".template.json"))
              .sorted()
              .map(Template::read)
              .toList();
      if (templates.isEmpty()) {
        throw new IllegalArgumentException(
            "no *.template.json in " + assembly + "; run ./groundcrew synth first");
      }
      return templates;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the cloud assembly " + assembly, e);
    }
  }

  /// Returns a template whose changes do not reach this one.
  public Template copy() {
    return new Template(stack, region, root.deepCopy(), assets);
  }

  /// Returns a copy that has no resource of a type.
  public Template without(String type) {
    var copy = copy();
    copy.resources().remove(idsOf(type));
    return copy;
  }

  /// Returns the resource with this logical id as the template holds it.
  public ObjectNode resource(String logicalId) {
    return (ObjectNode) resources().required(logicalId);
  }

  /// Returns the logical ids of all resources of a type.
  public List<String> idsOf(String type) {
    var ids = new ArrayList<String>();
    resources()
        .properties()
        .forEach(entry -> {
          if (entry.getValue().path("Type").asText().equals(type)) {
            ids.add(entry.getKey());
          }
        });
    return ids;
  }

  /// Returns the file behind a `Code` or `Content` property.
  ///
  /// @throws IllegalArgumentException when the assembly has no such asset
  public Path asset(String logicalId, JsonNode code) {
    var key = code.path("S3Key").asText();
    var file = assets.get(key.replaceFirst("\\.[^.]*$", ""));
    if (file == null) {
      throw new IllegalArgumentException(
          logicalId + ": the assembly has no asset '" + key + "'; it has " + assets.keySet());
    }
    return file;
  }

  ObjectNode resources() {
    return (ObjectNode) root.required("Resources");
  }

  private static Template read(Path file) {
    var stack = file.getFileName().toString().replace(".template.json", "");
    var manifest = file.resolveSibling(stack + ".assets.json");
    try {
      var assets = Files.exists(manifest) ? assets(manifest) : Map.<String, Path>of();
      return new Template(
          stack, region(file, stack), (ObjectNode) JSON.readTree(file.toFile()), assets);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template " + file, e);
    }
  }

  private static Optional<String> region(Path file, String stack) throws IOException {
    var environment =
        JSON.readTree(file.resolveSibling("manifest.json").toFile())
            .at("/artifacts/" + stack + "/environment")
            .asText();
    var region = environment.substring(environment.lastIndexOf('/') + 1);
    return Optional.of(region).filter(name -> name.matches("[a-z]+(-[a-z]+)+-\\d"));
  }

  private static Map<String, Path> assets(Path manifest) throws IOException {
    var assets = new HashMap<String, Path>();
    JSON.readTree(manifest.toFile())
        .path("files")
        .properties()
        .forEach(entry ->
            assets.put(
                entry.getKey(),
                manifest.resolveSibling(entry.getValue().path("source").path("path").asText())));
    return Map.copyOf(assets);
  }
}
