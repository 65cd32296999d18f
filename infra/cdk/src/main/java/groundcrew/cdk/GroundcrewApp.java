package groundcrew.cdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AspectOptions;
import software.amazon.awscdk.AspectPriority;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;

/// Turns a configuration file into a cloud assembly: templates and the JARs that they refer to.
public final class GroundcrewApp {
  private GroundcrewApp() {}

  /// Synthesises: the configuration file and the folder of the assembly are the two arguments.
  public static void main(String... arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("Usage: GroundcrewApp <configuration.yaml> <output folder>");
      System.exit(2);
    }
    try {
      System.out.println(
          synthesise(Configuration.read(Path.of(arguments[0])), Path.of(arguments[1])));
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /// Writes the cloud assembly and returns its folder. Beside what CDK writes, `systems` has a file
  /// for each system with the names of its stacks: the launcher deploys and destroys by them.
  ///
  /// @throws IllegalStateException when a function's JAR was not built
  /// @throws IOException when the folder cannot be written
  public static Path synthesise(Configuration configuration, Path out) throws IOException {
    var assembly = Path.of(app(configuration, out).synth().getDirectory());
    var systems = Files.createDirectories(assembly.resolve("systems"));
    var names = new Names(configuration);
    Files.write(systems.resolve("tagging.txt"), names.taggingStacks());
    Files.write(systems.resolve("guardian.txt"), names.guardianStacks());
    return assembly;
  }

  static App app(Configuration configuration, Path out) {
    var app = empty(configuration, out);
    addTagging(app, configuration, out);
    configuration.guardian().ifPresent(guardian -> addGuardian(app, configuration, guardian));
    return app;
  }

  private static void addGuardian(App app, Configuration configuration, Guardian guardian) {
    var jar = FunctionJar.find("guardian.jar", guardian.jar(), Path.of(""));
    for (var region : guardian.regions()) {
      var stack = new GuardianStack(app, configuration, guardian, region, jar);
      alarms(app, configuration, region).ifPresent(stack::addStackDependency);
    }
  }

  private static void addTagging(App app, Configuration configuration, Path out) {
    var jar = FunctionJar.find("tagging.jar", configuration.tagging().jar(), Path.of(""));
    var levels =
        configuration.tagging().levels().stream()
            .map(level -> new TaggingStack(app, configuration, level, jar))
            .toList();
    alarms(app, configuration, configuration.home().region())
        .ifPresent(alarms -> levels.forEach(level -> level.addStackDependency(alarms)));
    var roles = new ArrayList<Stack>();
    roles.add(new MemberRolesStack(app, configuration, MemberRoleApp.template(configuration, out)));
    if (configuration.tagsManagementByRole()) {
      roles.add(MemberRoleStack.ofManagement(app, configuration));
    }
    // The roles trust those of the levels, which must exist before them.
    roles.forEach(role -> levels.forEach(role::addStackDependency));
  }

  /// Returns the stack that carries a region's alarms, the same one to each system.
  private static Optional<Stack> alarms(App app, Configuration configuration, String region) {
    return configuration.alarmEmail().map(email -> alarms(app, configuration, region, email));
  }

  private static Stack alarms(App app, Configuration configuration, String region, String email) {
    var name = new Names(configuration).alarmStack(region);
    return app.getNode().tryFindChild(name) instanceof Stack there
        ? there
        : new AlarmStack(app, configuration, region, email);
  }

  /// Returns an app without stacks that has the house's rules.
  static App empty(Configuration configuration, Path out) {
    var app =
        App.Builder.create()
            .outdir(out.toAbsolutePath().toString())
            .analyticsReporting(false)
            .treeMetadata(false)
            // Each function says in its metadata which file of the assembly is its code.
            .context(Map.of("aws:cdk:enable-asset-metadata", true))
            .defaultStackSynthesizer(
                DefaultStackSynthesizer.Builder.create()
                    .generateBootstrapVersionRule(false)
                    .build())
            .build();
    Aspects.of(app)
        .add(
            new HouseRules(configuration.house()),
            AspectOptions.builder().priority(AspectPriority.MUTATING).build());
    return app;
  }
}
