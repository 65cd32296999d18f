package groundcrew.cdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AspectOptions;
import software.amazon.awscdk.AspectPriority;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;

/// Synthesizes a configuration file to a cloud assembly: the templates and the JARs that they refer
/// to.
public final class GroundcrewApp {
  private GroundcrewApp() {}

  /// Synthesizes the app. The arguments are the configuration file and the folder of the assembly.
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
      // The launcher shows what this process said and nothing else.
      System.exit(2);
    }
  }

  /// Writes the cloud assembly and returns its folder. Its subfolder `systems` has a file for each
  /// system with the names of its stacks, which the launcher deploys and destroys. For tagging in a
  /// home account that is not the management account, `delegation-policy.json` lets it read the
  /// organization.
  ///
  /// @throws IllegalStateException if the JAR of a function has not been built
  /// @throws IOException if the folder cannot be written
  public static Path synthesise(Configuration configuration, Path out) throws IOException {
    var assembly = Path.of(app(configuration, out).synth().getDirectory());
    var systems = Files.createDirectories(assembly.resolve("systems"));
    var names = new Names(configuration);
    Files.write(systems.resolve("tagging.txt"), names.taggingStacks());
    Files.write(systems.resolve("guardian.txt"), names.guardianStacks());
    Files.write(systems.resolve("button.txt"), names.buttonStacks());
    Files.write(systems.resolve("pipeline.txt"), names.pipelineStacks());
    Files.write(systems.resolve("gate.txt"), names.gateStacks());
    if (configuration.tagging().isPresent() && configuration.home().delegated()) {
      var policy = new DelegationPolicy(configuration).json();
      Files.writeString(assembly.resolve("delegation-policy.json"), policy);
    }
    return assembly;
  }

  static App app(Configuration configuration, Path out) {
    var app = empty(configuration, out);
    configuration.tagging().ifPresent(tagging -> addTagging(app, configuration, tagging, out));
    configuration.guardian().ifPresent(guardian -> addGuardian(app, configuration, guardian));
    configuration.button().ifPresent(button -> addButton(app, configuration, button));
    configuration.pipeline().ifPresent(pipeline -> addPipeline(app, configuration, pipeline));
    configuration.gate().ifPresent(gate -> addGate(app, configuration, gate));
    return app;
  }

  private static void addGuardian(App app, Configuration configuration, Guardian guardian) {
    var jar = FunctionJar.find("guardian.jar", guardian.jar(), Path.of(""));
    for (var region : guardian.regions()) {
      var stack = new GuardianStack(app, configuration, guardian, region, jar);
      alarms(app, configuration, region).ifPresent(stack::addStackDependency);
    }
  }

  private static void addButton(App app, Configuration configuration, Button button) {
    var jar = FunctionJar.find("button.jar", button.jar(), Path.of(""));
    var stack = new ButtonStack(app, configuration, button, jar);
    alarms(app, configuration, configuration.home().region()).ifPresent(stack::addStackDependency);
  }

  private static void addPipeline(App app, Configuration configuration, Pipeline pipeline) {
    var jar = FunctionJar.find("pipeline.jar", pipeline.jar(), Path.of(""));
    var stack = new PipelineStack(app, configuration, pipeline, jar);
    alarms(app, configuration, configuration.home().region()).ifPresent(stack::addStackDependency);
  }

  private static void addGate(App app, Configuration configuration, Gate gate) {
    var jar = FunctionJar.find("gate.jar", gate.jar(), Path.of(""));
    var stack = new GateStack(app, configuration, gate, jar);
    alarms(app, configuration, configuration.home().region()).ifPresent(stack::addStackDependency);
  }

  private static void addTagging(
      App app, Configuration configuration, Configuration.Tagging tagging, Path out) {
    var jar = FunctionJar.find("tagging.jar", tagging.jar(), Path.of(""));
    var levels =
        tagging.levels().stream()
            .map(level -> new TaggingStack(app, configuration, level, jar))
            .toList();
    alarms(app, configuration, configuration.home().region())
        .ifPresent(alarms -> levels.forEach(level -> level.addStackDependency(alarms)));
    new MemberRolesStack(app, configuration, MemberRoleApp.template(configuration, out));
    if (configuration.tagsManagementByRole()) {
      MemberRoleStack.ofManagement(app, configuration);
    }
  }

  /// Returns the stack of a region's alarm topic, which all systems share.
  private static Optional<Stack> alarms(App app, Configuration configuration, String region) {
    return configuration.alarms().map(alarms -> alarms(app, configuration, region, alarms.email()));
  }

  private static Stack alarms(App app, Configuration configuration, String region, String email) {
    var name = new Names(configuration).alarmStack(region);
    return app.getNode().tryFindChild(name) instanceof Stack there
        ? there
        : new AlarmStack(app, configuration, region, email);
  }

  /// Returns an app without stacks that applies the stack defaults.
  static App empty(Configuration configuration, Path out) {
    var app =
        App.Builder.create()
            .outdir(out.toAbsolutePath().toString())
            .analyticsReporting(false)
            .treeMetadata(false)
            // The metadata of each function names the file in the assembly that is its code.
            .context(Map.of("aws:cdk:enable-asset-metadata", true))
            .defaultStackSynthesizer(
                DefaultStackSynthesizer.Builder.create()
                    .generateBootstrapVersionRule(false)
                    .build())
            .build();
    Aspects.of(app)
        .add(
            new StackDefaultsAspect(configuration.stackDefaults()),
            AspectOptions.builder().priority(AspectPriority.MUTATING).build());
    return app;
  }
}
