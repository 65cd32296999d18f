package groundcrew.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/// The app synthesised once for all tests: by the example, and by a file with every option.
record Synthesised(Configuration configuration, App app, Path assembly) {
  static final Synthesised EXAMPLE = of("example", exampleYaml());
  static final Synthesised EVERYTHING =
      of(
          "everything",
          exampleYaml()
              .replace("  # permissionsBoundary:", "  permissionsBoundary:")
              .replace("  # kmsKey:", "  kmsKey:")
              .replace("excludedAccounts: []", "excludedAccounts: [\"111122223333\"]"));

  static String exampleYaml() {
    try {
      return Files.readString(Path.of("groundcrew.example.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Synthesised of(String name, String yaml) {
    try {
      var folder = Files.createDirectories(Path.of("target/synthesised", name));
      // The templates do not depend on what is in the JAR.
      var jar = Files.writeString(folder.resolve("stub.jar"), "stub");
      var configuration =
          ConfigurationReader.read(
              "test", yaml.replaceAll("jar: .*", "jar: " + jar.toAbsolutePath()));
      var app = GroundcrewApp.app(configuration, folder.resolve("assembly"));
      Aspects.of(app).add(AwsSolutionsChecks.Builder.create().reports(false).build());
      return new Synthesised(configuration, app, Path.of(app.synth().getDirectory()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Names names() {
    return new Names(configuration);
  }

  List<String> stacks() {
    return List.of(names().taggingStack(), names().memberRoleStack(), names().alarmStack());
  }

  Stack stack(String name) {
    return (Stack) app.getNode().findChild(name);
  }

  Template tagging() {
    return Template.fromString(text(names().taggingStack()));
  }

  Template memberRole() {
    return Template.fromString(text(names().memberRoleStack()));
  }

  JsonNode json(String stack) {
    try {
      return new ObjectMapper().readTree(text(stack));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String stack) {
    try {
      return Files.readString(assembly.resolve(stack + ".template.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
