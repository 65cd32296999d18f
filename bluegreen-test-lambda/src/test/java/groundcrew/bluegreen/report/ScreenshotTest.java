package groundcrew.bluegreen.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import groundcrew.common.screenshot.Chromium;
import groundcrew.common.screenshot.Comparison;
import groundcrew.common.screenshot.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares screenshots of the report with the accepted ones in `src/test/resources`. The current
/// screenshots are in `target/screenshots`.
///
/// Look at them. If they are correct, accept them:
///
/// ```
/// mvn -pl bluegreen-test-lambda -am test -Dtest=ScreenshotTest -Dsurefire.failIfNoSpecifiedTests=false -Dscreenshots.accept=true
/// ```
class ScreenshotTest {
  private static final Path ACCEPTED = Path.of("src/test/resources/groundcrew/bluegreen/report");
  private static final Path SHOWN = Path.of("target/screenshots");
  private static final Path FONT =
      Path.of("/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf");
  private static final String DARK = "--blink-settings=preferredColorScheme=0";
  private static final String LIGHT = "--blink-settings=preferredColorScheme=1";

  @TempDir private Path work;
  private Chromium chromium;

  @BeforeEach
  void findTheBrowser() {
    var command = Chromium.installed();
    if (command.isEmpty()) {
      abort("chromium is not on the PATH: install it with `apt-get install chromium`");
    }
    if (!Files.exists(FONT)) {
      abort("the page's font is missing: install it with `apt-get install fonts-open-sans`");
    }
    chromium = new Chromium(command.orElseThrow(), work);
  }

  @ParameterizedTest
  @MethodSource("groundcrew.bluegreen.report.Scene#all")
  void looksAsAccepted(Scene scene) throws IOException, InterruptedException {
    var shown = show(scene, scene.html());
    if (Boolean.getBoolean("screenshots.accept")) {
      shown.write(accepted(scene));
    }
    shown.write(SHOWN.resolve(scene.name() + ".png"));
    assertThat(Comparison.differences(Picture.read(accepted(scene)), shown))
        .as("%s/%s.png differs: the Javadoc describes how to accept it", SHOWN, scene.name())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--red", "--redtile", "--blue", "--green", "--tile"})
  void noticesAnotherColour(String variable) throws IOException, InterruptedException {
    var scene = Scene.of("regressions");
    assertThat(differences(scene, scene.html().replaceAll(variable + ":#\\w+", variable + ":#a0a")))
        .isNotEmpty();
  }

  @Test
  void noticesAVerdictThatIsNotThatOfTheReport() throws IOException, InterruptedException {
    var scene = Scene.of("pass");
    var other = scene.html().replace("<header class=\"pass\">", "<header class=\"fail\">");
    assertThat(differences(scene, other)).isNotEmpty();
  }

  private List<String> differences(Scene scene, String html)
      throws IOException, InterruptedException {
    return Comparison.differences(Picture.read(accepted(scene)), show(scene, html));
  }

  private Picture show(Scene scene, String html) throws IOException, InterruptedException {
    return chromium.show(html, scene.width(), scene.height(), scene.dark() ? DARK : LIGHT);
  }

  private static Path accepted(Scene scene) {
    return ACCEPTED.resolve(scene.name() + ".png");
  }
}
