package groundcrew.stepfn.light;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
  @Test
  void preview(@TempDir Path work) throws Exception {
    Files.createDirectories(Path.of("/tmp/preview"));
    for (var scene : Scene.all()) {
      var host =
          "<!doctype html><meta charset=\"utf-8\"><body style=\"margin:0;padding:12px;background:%s\">%s"
              .formatted(scene.view().dark() ? "#161d26" : "#ffffff", scene.html());
      Files.writeString(Path.of("/tmp/preview/" + scene.name() + ".html"), host);
      javax.imageio.ImageIO.write(
          new Chromium(Chromium.installed().orElseThrow(), work)
              .show(host, scene.width(), scene.height()),
          "png",
          Path.of("/tmp/preview/" + scene.name() + ".png").toFile());
    }
  }
}
