package groundcrew.common.screenshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The pictures of pages that somebody has looked at and accepted, as resources of a module.
///
/// @param folder of the accepted pictures
public record AcceptedPictures(Path folder) {
  private static final Path SHOWN = Path.of("target/screenshots");

  /// Fails if a page looks different. With `-Dscreenshots.accept=true` it is accepted instead.
  public void check(String name, Picture shown) throws IOException {
    if (Boolean.getBoolean("screenshots.accept")) {
      shown.write(file(name));
    }
    shown.write(SHOWN.resolve(name + ".png"));
    assertThat(differences(name, shown))
        .as("%s/%s.png differs: the Javadoc describes how to accept it", SHOWN, name)
        .isEmpty();
  }

  /// Returns how a page differs from the accepted picture.
  public List<String> differences(String name, Picture shown) throws IOException {
    return Comparison.differences(Picture.read(file(name)), shown);
  }

  private Path file(String name) {
    return folder.resolve(name + ".png");
  }
}
