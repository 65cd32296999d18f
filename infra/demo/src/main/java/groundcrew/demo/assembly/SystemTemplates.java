package groundcrew.demo.assembly;

import groundcrew.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The templates of one of our systems: the CDK app writes the names of its stacks beside them.
public final class SystemTemplates {
  private SystemTemplates() {}

  /// Returns the templates of a system and of what it depends on, which come first.
  ///
  /// @param assembly the directory that `synth` wrote
  /// @param system as the assembly names it, such as `tagging`
  public static List<Template> of(Path assembly, String system) {
    return Template.of(assembly, stacks(assembly.resolve("systems").resolve(system + ".txt")));
  }

  private static List<String> stacks(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the assembly has no such system: " + file, e);
    }
  }
}
