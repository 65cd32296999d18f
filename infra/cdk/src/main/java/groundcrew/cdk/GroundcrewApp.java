package groundcrew.cdk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AspectOptions;
import software.amazon.awscdk.AspectPriority;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.DefaultStackSynthesizer;

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

  /// Writes the cloud assembly and returns its folder.
  ///
  /// @throws IllegalStateException when a function's JAR was not built
  public static Path synthesise(Configuration configuration, Path out) {
    return Path.of(app(configuration, out).synth().getDirectory());
  }

  static App app(Configuration configuration, Path out) {
    var jar = FunctionJar.find(configuration.tagging().jar(), Path.of(""));
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
    new TaggingStack(app, configuration, jar);
    new MemberRoleStack(app, configuration);
    configuration.alarmEmail().ifPresent(email -> new AlarmStack(app, configuration, email));
    Aspects.of(app)
        .add(
            new HouseRules(configuration.house()),
            AspectOptions.builder().priority(AspectPriority.MUTATING).build());
    return app;
  }
}
