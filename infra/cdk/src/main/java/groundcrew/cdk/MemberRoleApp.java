package groundcrew.cdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import software.amazon.awscdk.App;

/// Synthesizes the template of the member role separately, because a StackSet takes it as text.
///
/// It remains in a nested assembly, for accounts that receive the role in another way.
final class MemberRoleApp {
  private static final String FOLDER = "member-role";

  private MemberRoleApp() {}

  static App app(Configuration configuration, Path out) {
    var app = GroundcrewApp.empty(configuration, out);
    new MemberRoleStack(app, configuration);
    return app;
  }

  /// Returns the template without white space, to stay below CloudFormation's limit.
  static String template(Configuration configuration, Path out) {
    var assembly = app(configuration, out.resolve(FOLDER)).synth();
    var file = assembly.getStackByName(new Names(configuration).memberRole()).getTemplateFullPath();
    try {
      return new ObjectMapper().readTree(Path.of(file).toFile()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
