package groundcrew.bluegreen.report;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.screenshot.AcceptedPictures;
import groundcrew.common.screenshot.Chromium;
import groundcrew.common.screenshot.Picture;
import java.io.IOException;
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
  private static final AcceptedPictures ACCEPTED =
      new AcceptedPictures(Path.of("src/test/resources/groundcrew/bluegreen/report"));
  private static final String DARK = "--blink-settings=preferredColorScheme=0";
  private static final String LIGHT = "--blink-settings=preferredColorScheme=1";

  @TempDir private Path work;
  private Chromium chromium;

  @BeforeEach
  void findTheBrowser() {
    chromium = Chromium.orAbort(work);
  }

  @ParameterizedTest
  @MethodSource("groundcrew.bluegreen.report.Scene#all")
  void looksAsAccepted(Scene scene) throws IOException, InterruptedException {
    ACCEPTED.check(scene.name(), show(scene, scene.html()));
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
    return ACCEPTED.differences(scene.name(), show(scene, html));
  }

  private Picture show(Scene scene, String html) throws IOException, InterruptedException {
    return chromium.show(html, scene.width(), scene.height(), scene.dark() ? DARK : LIGHT);
  }
}
