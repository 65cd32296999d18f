package groundcrew.cdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import software.amazon.awscdk.App;

/// Synthesises the member role's template by itself, because a StackSet takes it as text.
///
/// What is written stays in the assembly as one of its own, for accounts that get the role in
/// another way.
final class MemberRoleApp {
  private static final String FOLDER = "member-role";

  private MemberRoleApp() {}

  static App app(Configuration configuration, Path out) {
    var app = GroundcrewApp.empty(configuration, out);
    new MemberRoleStack(app, configuration);
    return app;
  }

  /// Returns the template without the blanks that make it readable: the larger one would be refused
  /// sooner.
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
