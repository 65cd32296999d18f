package groundcrew.stepfn.light;

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

/// Compares screenshots of the page with the accepted ones in `src/test/resources`. The current
/// screenshots are in `target/screenshots`.
///
/// Look at them. If they are correct, accept them:
///
/// ```
/// mvn -pl stepfn-status-lambda -am test -Dtest=ScreenshotTest -Dsurefire.failIfNoSpecifiedTests=false -Dscreenshots.accept=true
/// ```
class ScreenshotTest {
  private static final AcceptedPictures ACCEPTED =
      new AcceptedPictures(Path.of("src/test/resources/groundcrew/stepfn/light"));

  @TempDir private Path work;
  private Chromium chromium;

  @BeforeEach
  void findTheBrowser() {
    chromium = Chromium.orAbort(work);
  }

  @ParameterizedTest
  @MethodSource("groundcrew.stepfn.light.Scene#all")
  void looksAsAccepted(Scene scene) throws IOException, InterruptedException {
    ACCEPTED.check(scene.name(), show(scene, scene.html()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--red", "--amber", "--green", "--grey", "--redtile", "--ambertile"})
  void noticesAnotherColour(String variable) throws IOException, InterruptedException {
    var scene = Scene.of("light");
    var other = scene.html().replaceAll(variable + ":#\\w+", variable + ":#a0a");
    assertThat(differences(scene, other)).isNotEmpty();
  }

  @Test
  void noticesOneLightOfFiveHundred() throws IOException, InterruptedException {
    var scene = Scene.of("five-hundred");
    assertThat(
            differences(
                scene, scene.html().replaceFirst("gc-line gc-succeeded", "gc-line gc-failed")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "five-hundred"})
  void ignoresHowLettersAreSmoothed(String name) throws IOException, InterruptedException {
    var scene = Scene.of(name);
    assertThat(differences(scene, scene.html(), "--disable-font-subpixel-positioning")).isEmpty();
  }

  private List<String> differences(Scene scene, String html, String... arguments)
      throws IOException, InterruptedException {
    return ACCEPTED.differences(scene.name(), show(scene, html, arguments));
  }

  private Picture show(Scene scene, String html, String... arguments)
      throws IOException, InterruptedException {
    var page = Console.around(html, scene.view().dark());
    return chromium.show(page, scene.width(), scene.height(), arguments);
  }
}
