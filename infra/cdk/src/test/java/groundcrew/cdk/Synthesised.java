package groundcrew.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/// The app, synthesized once for all tests: from the example, and from files with other settings.
record Synthesised(Configuration configuration, App app, App memberRoleApp, Path assembly) {
  static final Synthesised EXAMPLE = of("example", exampleYaml());

  /// A delegated administrator, every setting that the example omits, and two levels: one excludes
  /// the home account and the management account.
  static final Synthesised EVERYTHING =
      of(
          "everything",
          exampleYaml()
              .replace("  # permissionsBoundary:", "  permissionsBoundary:")
              .replace("  # kmsKey:", "  kmsKey:")
              .replace("  # managementAccount:", "  managementAccount:")
              .replace("  levels:\n", "  levels:\n" + secondLevel())
              .replace(
                  "excludedAccounts: []",
                  "excludedAccounts: [\"111122223333\", \"444455556666\"]"));

  static final Synthesised TWO_REGIONS =
      of(
          "two-regions",
          exampleYaml()
              .replace("regions: [eu-west-1]\n", "regions: [eu-west-1, us-east-1]\n")
              .replace("  # namePrefix:", "  namePrefix:"));

  static final Synthesised WITHOUT_ALARMS =
      of("without-alarms", exampleYaml().replace("alarmEmail:", "# alarmEmail:"));

  static final List<String> SYSTEMS = List.of("tagging", "guardian", "button", "pipeline", "gate");

  /// Returns a file without one of its sections.
  static String without(String yaml, String section) {
    return yaml.replaceAll("(?m)^%s:\n(?:(?:[ #].*)?\n)*".formatted(section), "");
  }

  private static String secondLevel() {
    return """
        - level: project
          keys: [team]
          regions: [eu-west-1]
          organizationalUnits: [ou-ab12-11111111]
          remove: owned
          mode: plan
          untaggedSource: resource-explorer
          schedule:
            expression: rate(6 hours)
            timeZone: UTC
            flexibleWindow: PT0S
    """;
  }

  static String exampleYaml() {
    try {
      return Files.readString(Path.of("groundcrew.example.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Synthesised of(String name, String yaml) {
    try {
      var folder = Files.createDirectories(Path.of("target/synthesised", name));
      // The templates do not depend on the content of the JAR.
      var jar = Files.writeString(folder.resolve("stub.jar"), "stub");
      var configuration =
          ConfigurationReader.read(
              "test", yaml.replaceAll("jar: .*", "jar: " + jar.toAbsolutePath()));
      var app = checked(GroundcrewApp.app(configuration, folder.resolve("assembly")));
      var memberRoleApp = checked(MemberRoleApp.app(configuration, folder.resolve("member-role")));
      memberRoleApp.synth();
      return new Synthesised(
          configuration, app, memberRoleApp, Path.of(app.synth().getDirectory()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static App checked(App app) {
    Aspects.of(app).add(AwsSolutionsChecks.Builder.create().reports(false).build());
    return app;
  }

  Names names() {
    return new Names(configuration);
  }

  /// Returns every stack, including that of the member role, which only the StackSet deploys.
  List<Stack> stacks() {
    return Stream.of(app, memberRoleApp)
        .flatMap(one -> one.getNode().getChildren().stream())
        .filter(Stack.class::isInstance)
        .map(Stack.class::cast)
        .toList();
  }

  Stack stack(String name) {
    return stacks().stream()
        .filter(stack -> stack.getStackName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  JsonNode json(String stack) {
    var folder = stack.equals(names().memberRole()) ? "member-role" : ".";
    try {
      var file = assembly.resolve(folder).resolve(stack + ".template.json");
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Template template(String stack) {
    return Template.fromString(json(stack).toString());
  }

  /// Returns every resource of every stack.
  Stream<JsonNode> resources() {
    return stacks().stream()
        .flatMap(stack -> json(stack.getStackName()).path("Resources").valueStream());
  }

  /// Returns the properties of every resource of a type.
  List<JsonNode> properties(String type) {
    return resources()
        .filter(resource -> resource.path("Type").asText().equals(type))
        .map(resource -> resource.path("Properties"))
        .toList();
  }

  /// Returns the resource that has a property of this value.
  JsonNode resource(String property, String value) {
    return resources()
        .filter(resource -> resource.path("Properties").path(property).asText().equals(value))
        .findFirst()
        .orElseThrow();
  }
}
