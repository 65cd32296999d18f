package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A synthesised template.
///
/// @param stack the stack's name
/// @param root the template itself; a test may change a copy of it before it is deployed
/// @param account where the assembly deploys it; empty when it is deployed to any
/// @param region where the assembly deploys it; empty when every account may have it
/// @param assets file assets by their hash, which templates use as the object's key
public record Template(
    String stack,
    Optional<String> account,
    Optional<String> region,
    ObjectNode root,
    Map<String, Path> assets) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Creates a template that is deployed to any account.
  public Template(
      String stack, Optional<String> region, ObjectNode root, Map<String, Path> assets) {
    this(stack, Optional.empty(), region, root, assets);
  }

  /// Returns the templates of a cloud assembly, each after those that it depends on.
  ///
  /// @param assembly the directory that `synth` wrote
  public static List<Template> of(Path assembly) {
    return of(assembly, Manifest::stacks);
  }

  /// Returns the templates of some stacks and of those that they depend on.
  ///
  /// @param assembly the directory that `synth` wrote
  /// @param stacks their names
  public static List<Template> of(Path assembly, Collection<String> stacks) {
    return of(assembly, manifest -> manifest.withDependencies(stacks));
  }

  private static List<Template> of(Path assembly, Function<Manifest, Set<String>> stacks) {
    try {
      var manifest = Manifest.read(assembly);
      var templates = new ArrayList<Template>();
      for (var stack : stacks.apply(manifest)) {
        var root = JSON.readTree(assembly.resolve(stack + ".template.json").toFile());
        templates.add(
            new Template(
                stack,
                manifest.account(stack),
                manifest.region(stack),
                (ObjectNode) root,
                assets(assembly, stack)));
      }
      return templates;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no cloud assembly in " + assembly + "; run ./groundcrew synth first", e);
    }
  }

  /// Returns a template whose changes do not reach this one.
  public Template copy() {
    return new Template(stack, account, region, root.deepCopy(), assets);
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

  private static Map<String, Path> assets(Path assembly, String stack) throws IOException {
    var assets = new HashMap<String, Path>();
    JSON.readTree(assembly.resolve(stack + ".assets.json").toFile())
        .path("files")
        .properties()
        .forEach(entry ->
            assets.put(
                entry.getKey(),
                assembly.resolve(entry.getValue().path("source").path("path").asText())));
    return Map.copyOf(assets);
  }
}
