package groundcrew.demo.assembly;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A configuration file with some values changed.
public final class ConfigurationCopy {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path original;
  private final JsonNode root;

  private ConfigurationCopy(Path original, JsonNode root) {
    this.original = original;
    this.root = root;
  }

  /// Reads the file.
  public static ConfigurationCopy of(Path file) {
    try {
      return new ConfigurationCopy(file, YAML.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the configuration " + file, e);
    }
  }

  /// Changes a value.
  ///
  /// @param pointer JSON pointer to a value that is there, such as `/tagging/queue/batchSize`
  /// @throws IllegalArgumentException where there is none: a setting that was renamed would
  ///   otherwise change nothing
  public ConfigurationCopy with(String pointer, Object value) {
    var place = JsonPointer.compile(pointer);
    if (root.at(place).isMissingNode()) {
      throw new IllegalArgumentException(
          "%s has no %s that could be changed".formatted(original, pointer));
    }
    var changed = YAML.<JsonNode>valueToTree(value);
    switch (root.at(place.head())) {
      case ObjectNode object -> object.set(place.last().getMatchingProperty(), changed);
      case ArrayNode array -> array.set(place.last().getMatchingIndex(), changed);
      default -> throw new IllegalArgumentException(pointer + " is not inside a mapping or a list");
    }
    return this;
  }

  /// Leaves a value out.
  ///
  /// @throws IllegalArgumentException where there is none
  public ConfigurationCopy without(String name) {
    if (!(root instanceof ObjectNode object) || object.remove(name) == null) {
      throw new IllegalArgumentException(
          "%s has no %s that could be left out".formatted(original, name));
    }
    return this;
  }

  /// Writes the copy in one step: others may read and write the same file.
  ///
  /// @param file whose name is part of what synthesis remembers: the same for the same purpose
  public Path write(Path file) {
    try (var draft = Draft.beside(file)) {
      Files.writeString(draft.resolve("copy"), YAML.writeValueAsString(root));
      draft.replace("copy", file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the configuration " + file, e);
    }
  }
}
